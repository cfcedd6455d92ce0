package org.godwit.rehearsal.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.godwit.core.error.GodwitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A rehearsal beside the last one of the same bundle. Without state. */
public final class Comparison {
    /** The setting that names what was rehearsed. */
    public static final String BUNDLE = "Bundle";
    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);
    /** A table is told when it takes so much longer or shorter, and so many seconds at least. */
    private static final double FACTOR = 1.5;
    private static final double SECONDS = 0.5;
    private static final int SHOWN = 30;

    private Comparison() {
    }

    /** The newest report of the same bundle in the folders beside this one. */
    public static Optional<Report> last(Path folder, Report now) {
        Path beside = folder.toAbsolutePath().normalize().getParent();
        if (!now.settings().containsKey(BUNDLE) || beside == null || !Files.isDirectory(beside)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(beside)) {
            return folders.map(f -> f.resolve(ReportWriter.JSON)).filter(Files::isRegularFile).flatMap(f -> read(f).stream())
                    .filter(r -> now.settings().get(BUNDLE).equals(r.settings().get(BUNDLE)) && r.created().compareTo(now.created()) <= 0).max(Comparator.comparing(Report::created));
        } catch (IOException e) {
            LOG.debug("the folders beside {} cannot be listed", folder, e);
            return Optional.empty();
        }
    }

    private static Optional<Report> read(Path json) {
        try {
            return Optional.of(ReportWriter.read(json));
        } catch (GodwitException e) {
            LOG.debug("{} is no report that can be compared", json, e);
            return Optional.empty();
        }
    }

    /** What became otherwise since then; a warning when something became worse. */
    public static Report.Section of(Report before, Report now) {
        List<List<String>> rows = new ArrayList<>();
        boolean worse = now.readiness().ordinal() > before.readiness().ordinal();
        changed(rows, "Readiness", before.readiness().words(), now.readiness().words());
        changed(rows, "Bundle", before.settings().getOrDefault("Bundle SHA-256", ""), now.settings().getOrDefault("Bundle SHA-256", ""));
        rows.add(List.of("Full migration", seconds(before.totals().copySeconds()), seconds(now.totals().copySeconds())));
        rows.add(List.of("Full verification", seconds(before.totals().verifySeconds()), seconds(now.totals().verifySeconds())));
        Map<String, Report.Section> then = before.sections().stream().collect(Collectors.toMap(Report.Section::id, s -> s, (a, b) -> a));
        for (Report.Section section : now.sections()) {
            Report.Section old = then.get(section.id());
            if (old != null && old.state() != section.state()) {
                worse |= section.state().ordinal() > old.state().ordinal();
                rows.add(List.of(section.title(), old.state().name().toLowerCase(Locale.ROOT), section.state().name().toLowerCase(Locale.ROOT)));
            }
        }
        worse |= listed(rows, "Finding", names(before.findings(), Comparison::finding), names(now.findings(), Comparison::finding));
        listed(rows, "Table", names(before.tables(), Report.Table::source), names(now.tables(), Report.Table::source));
        times(rows, before, now);
        String text = "Compared with the rehearsal of " + before.created() + (worse ? ": something became worse." : ".");
        return new Report.Section("comparison", "Since the last rehearsal of this bundle", worse ? Report.State.WARNING : Report.State.GOOD, text, List.of(), List.of("What", "Then", "Now"), rows);
    }

    private static void changed(List<List<String>> rows, String what, String then, String now) {
        if (!then.equals(now)) {
            rows.add(List.of(what, then, now));
        }
    }

    private static String finding(Report.Finding finding) {
        return finding.ruleId() + " " + finding.object();
    }

    private static <T> Set<String> names(List<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return whether something came */
    private static boolean listed(List<List<String>> rows, String what, Set<String> then, Set<String> now) {
        List<String> came = now.stream().filter(n -> !then.contains(n)).toList();
        came.stream().limit(SHOWN).forEach(n -> rows.add(List.of(what, "", n)));
        then.stream().filter(n -> !now.contains(n)).limit(SHOWN).forEach(n -> rows.add(List.of(what, n, "")));
        return !came.isEmpty();
    }

    private static void times(List<List<String>> rows, Report before, Report now) {
        Map<String, Report.Table> then = before.tables().stream().collect(Collectors.toMap(Report.Table::source, t -> t, (a, b) -> a));
        for (Report.Table table : now.tables()) {
            Report.Table old = then.get(table.source());
            if (old != null && Math.abs(old.seconds() - table.seconds()) > SECONDS && Math.max(old.seconds(), table.seconds()) > FACTOR * Math.min(old.seconds(), table.seconds())) {
                rows.add(List.of("Copy of " + table.source(), seconds(old.seconds()), seconds(table.seconds())));
            }
        }
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
