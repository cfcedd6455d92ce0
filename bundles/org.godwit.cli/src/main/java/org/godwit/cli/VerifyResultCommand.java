package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.VerifyTable;
import org.godwit.supervisor.service.VerifyTable.ResultType;
import picocli.CommandLine.Command;

/** {@code godwit verify-result ID}. */
@Command(name = "verify-result", mixinStandardHelpOptions = true, description = "Lists the verification result of each table and where its correction script is. Exit status 1 when something differs.")
final class VerifyResultCommand extends ProjectCommand.OfOne {
    private static final Set<ResultType> EQUAL = Set.of(ResultType.CONSISTENT, ResultType.BOTH_EMPTY);
    private static final Set<ResultType> OPEN = Set.of(ResultType.UNCHECK, ResultType.RUNNING);

    VerifyResultCommand() {
        super(StudioConfig.Role.OBSERVE);
    }

    @Override
    int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
        List<VerifyTable> tables = studio.projects().verification(id);
        out().table(List.of("TABLE", "RESULT", "EQUAL", "SOURCE ONLY", "TARGET ONLY", "DIFFERING", "CORRECTION"), tables.stream().map(t -> List.of(t.source().toString(), t.result().name(), Long.toString(t.consistent()),
                Long.toString(t.sourceOnly()), Long.toString(t.destOnly()), Long.toString(t.mismatched()), t.correctionFile())).toList());
        boolean differs = tables.stream().anyMatch(t -> !EQUAL.contains(t.result()) && !OPEN.contains(t.result()));
        int status = differs ? Exit.DIFFERENCES : Exit.DONE;
        ObjectNode node = Out.object().put("project", id).put("exitStatus", status);
        node.set("tables", Out.value(tables.stream().map(View::of).toList()));
        out().result(node);
        return status;
    }

    /** A table in one line. */
    record View(String source, String target, String result, long consistent, long sourceOnly, long targetOnly, long mismatched, double seconds, String message, String correctionFile, String differenceFile) {
        static View of(VerifyTable t) {
            return new View(t.source().toString(), t.target().toString(), t.result().name(), t.consistent(), t.sourceOnly(), t.destOnly(), t.mismatched(), t.seconds(), t.message(), t.correctionFile(), t.differenceFile());
        }
    }
}
