package org.godwit.schema.mysql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.core.model.DataSourceType;

/** A server's version as comparable numbers. Of TiDB and OceanBase it is their own version, not the MySQL version they announce for compatibility. Immutable. */
public record ServerVersion(int major, int minor, int patch) implements Comparable<ServerVersion> {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");
    private static final Pattern OWN = Pattern.compile("(?i)(?:tidb-v|oceanbase[^\\d]*)(\\d+\\.\\d+(?:\\.\\d+)?)");

    /**
     * Reads the version out of a server's texts.
     *
     * @param version what {@code version()} says, for example {@code 5.5.5-10.6.12-MariaDB-log} or {@code 8.0.11-TiDB-v7.5.0}
     * @param comment what {@code @@version_comment} says, for example {@code OceanBase_CE 4.2.1.8 (r108…)}
     */
    public static ServerVersion of(DataSourceType type, String version, String comment) {
        return switch (type) {
            case MYSQL -> numbers(version);
            case MARIADB -> numbers(version.startsWith("5.5.5-") ? version.substring(6) : version);
            case TIDB -> own(version);
            case OB_MYSQL -> {
                ServerVersion byComment = own(comment);
                yield byComment.major > 0 ? byComment : own(version);
            }
            case KAFKA, ROCKETMQ -> throw type.noDatabase();
        };
    }

    /** Which server it really is, whatever the data source says. */
    public static DataSourceType kind(String version, String comment) {
        String both = (version + ' ' + comment).toLowerCase(java.util.Locale.ROOT);
        if (both.contains("oceanbase")) {
            return DataSourceType.OB_MYSQL;
        }
        if (both.contains("tidb")) {
            return DataSourceType.TIDB;
        }
        return both.contains("mariadb") ? DataSourceType.MARIADB : DataSourceType.MYSQL;
    }

    public boolean atLeast(int otherMajor, int otherMinor, int otherPatch) {
        return compareTo(new ServerVersion(otherMajor, otherMinor, otherPatch)) >= 0;
    }

    public boolean atLeast(int otherMajor, int otherMinor) {
        return atLeast(otherMajor, otherMinor, 0);
    }

    @Override
    public int compareTo(ServerVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = Integer.compare(minor, other.minor);
        return byMajor != 0 ? byMajor : byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }

    private static ServerVersion own(String text) {
        Matcher matcher = OWN.matcher(text);
        return matcher.find() ? numbers(matcher.group(1)) : new ServerVersion(0, 0, 0);
    }

    private static ServerVersion numbers(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        if (!matcher.find()) {
            return new ServerVersion(0, 0, 0);
        }
        int patch = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return new ServerVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), patch);
    }
}
