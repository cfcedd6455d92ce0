package org.godwit.rehearsal.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.rehearsal.RehearsalError;

/** Systems to which a migration may go in the end, while the rehearsal's target is a twin. */
public enum TargetProfile {
    OCEANBASE_3("oceanbase-3", "OceanBase 3.x, MySQL mode"),
    OCEANBASE_4("oceanbase-4", "OceanBase 4.x, MySQL mode"),
    MYSQL_57("mysql-5.7", "MySQL 5.7"),
    MYSQL_80("mysql-8.0", "MySQL 8.0"),
    MYSQL_84("mysql-8.4", "MySQL 8.4"),
    MYSQL_9("mysql-9", "MySQL 9.x"),
    MARIADB("mariadb", "MariaDB"),
    TIDB("tidb", "TiDB");

    private final String word;
    private final String label;

    TargetProfile(String word, String label) {
        this.word = word;
        this.label = label;
    }

    public String label() {
        return label;
    }

    boolean isOceanBase() {
        return this == OCEANBASE_3 || this == OCEANBASE_4;
    }

    /** Every MySQL since 8.0. */
    boolean isNewMySql() {
        return List.of(MYSQL_80, MYSQL_84, MYSQL_9).contains(this);
    }

    public static TargetProfile of(String word) throws GodwitException {
        return Arrays.stream(values()).filter(p -> p.word.equals(word.strip().toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new GodwitException(RehearsalError.NO_SUCH_PROFILE, word, Arrays.stream(values()).map(p -> p.word).collect(Collectors.joining(", "))));
    }
}
