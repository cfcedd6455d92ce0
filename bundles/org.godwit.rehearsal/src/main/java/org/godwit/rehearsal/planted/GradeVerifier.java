package org.godwit.rehearsal.planted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rehearsal.dump.DumpInput;
import org.godwit.rehearsal.dump.DumpLoader;
import org.godwit.rehearsal.dump.DumpResult;
import org.godwit.rehearsal.run.VerifyOnly;
import org.godwit.rehearsal.run.VerifyOnly.Verified;
import org.godwit.supervisor.service.RowDifference;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.VerifyTable;

/** Plants differences into a target that is equal to its source, verifies, compares what was told with what was planted, corrects with the scripts of the verification, and verifies again. */
public final class GradeVerifier {
    private static final int PAGE = 500;

    private final Studio studio;
    private final VerifyOnly projects;

    public GradeVerifier(Studio studio, VerifyOnly projects) {
        this.studio = studio;
        this.projects = projects;
    }

    /** @param tables those that source and target hold equal */
    public PlantedResult run(DataSource source, DataSource target, List<ObjectName> tables, long seed, CancelToken cancel) throws GodwitException {
        List<TableDef> definitions = new ArrayList<>();
        for (ObjectName table : tables) {
            studio.dataSources().table(target.id(), table, cancel).ifPresent(definitions::add);
        }
        List<PlantedErrors.Plant> planted = PlantedErrors.plant(target, definitions, seed, cancel);
        Verified verified = projects.verify(source, target, tables, cancel);
        Map<String, PlantedErrors.Plant> open = new HashMap<>();
        planted.forEach(p -> open.put(p.table() + " " + p.expected() + " " + p.key(), p));
        List<PlantedErrors.Plant> found = new ArrayList<>();
        List<String> alarms = new ArrayList<>();
        for (VerifyTable table : verified.tables()) {
            compare(verified.project(), table, open, found, alarms);
        }
        correct(verified, target, cancel);
        boolean equal = projects.verify(source, target, tables, cancel).tables().stream()
                .allMatch(t -> t.result() == VerifyTable.ResultType.CONSISTENT || t.result() == VerifyTable.ResultType.BOTH_EMPTY);
        List<PlantedResult.KindCount> kinds = new ArrayList<>();
        for (PlantedKind kind : PlantedKind.values()) {
            kinds.add(new PlantedResult.KindCount(kind.name(), (int) planted.stream().filter(p -> p.kind() == kind).count(), (int) found.stream().filter(p -> p.kind() == kind).count()));
        }
        List<String> missed = open.values().stream().map(p -> p.kind() + " in " + p.table() + (p.column().isEmpty() ? "" : "." + p.column())).sorted().toList();
        return new PlantedResult(seed, planted.size(), found.size(), kinds, missed, alarms, equal);
    }

    private void compare(String project, VerifyTable table, Map<String, PlantedErrors.Plant> open, List<PlantedErrors.Plant> found, List<String> alarms) throws GodwitException {
        for (int offset = 0;; offset += PAGE) {
            List<RowDifference> page = studio.projects().differences(project, table.source(), offset, PAGE);
            for (RowDifference difference : page) {
                String key = difference.key().stream().map(k -> k.source().or(k::target).orElse("")).collect(Collectors.joining(","));
                PlantedErrors.Plant plant = open.remove(table.target() + " " + difference.type() + " " + key);
                if (plant == null) {
                    alarms.add(table.source() + " " + difference.type());
                } else {
                    found.add(plant);
                }
            }
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    /** Runs the correction scripts as their user would: with a client, at the target. */
    private void correct(Verified verified, DataSource target, CancelToken cancel) throws GodwitException {
        for (VerifyTable table : verified.tables()) {
            if (table.correctionFile().isEmpty() || !Files.exists(Path.of(table.correctionFile()))) {
                continue;
            }
            Path script = Path.of(table.correctionFile());
            Path entered = script.resolveSibling("run-" + script.getFileName());
            OwnerOnlyFiles.write(entered, "USE `" + table.target().schema().replace("`", "``") + "`;\n" + OwnerOnlyFiles.read(script));
            DumpResult result = new DumpLoader(target, true, Progress.SILENT, cancel).load(DumpInput.of(List.of(entered)));
            if (!result.failures().isEmpty()) {
                throw new GodwitException(org.godwit.rehearsal.RehearsalError.TWIN_SQL, target.address(), result.failures().getFirst());
            }
        }
    }
}
