package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.RmConsole;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code godwit sql "…"}: the rm database. */
@Command(name = "sql", mixinStandardHelpOptions = true, description = "Runs a statement in the rm database of the workspace, for example \"select id, name, status from oms_project\".")
final class SqlCommand extends StudioCommand {
    @Parameters(paramLabel = "STATEMENT")
    private String statement;

    @Option(names = "--max-rows", paramLabel = "N", defaultValue = "1000", description = "Rows shown at most. Default: ${DEFAULT-VALUE}.")
    private int maxRows;

    @Override
    protected int run(CancelToken cancel) throws GodwitException {
        try (Studio studio = open(StudioConfig.Role.OBSERVE)) {
            RmConsole.Result result = studio.rm().execute(statement, maxRows, cancel);
            if (result.updated() >= 0) {
                out().line(result.updated() + " rows changed");
            } else {
                List<List<String>> rows = result.rows().stream().map(r -> r.stream().map(v -> v.orElse("NULL")).toList()).toList();
                out().table(result.columns(), rows);
                if (result.truncated()) {
                    out().message("there are more rows; --max-rows shows them");
                }
            }
            ObjectNode node = Out.object().put("updated", result.updated()).put("truncated", result.truncated());
            node.set("columns", Out.value(result.columns()));
            node.set("rows", Out.value(result.rows().stream().map(r -> r.stream().map(v -> v.orElse(null)).toList()).toList()));
            out().result(node);
            return Exit.DONE;
        }
    }
}
