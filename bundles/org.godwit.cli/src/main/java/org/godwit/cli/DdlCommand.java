package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.DdlAnswer;
import org.godwit.supervisor.service.DdlView;
import org.godwit.supervisor.service.IncrementalView;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit project ddl ID}: lists DDL statements of the log, and decides about the one that waits. */
@Command(name = "ddl", mixinStandardHelpOptions = true, description = "Lists the DDL statements that came by, and decides about the one that could not be carried over.")
final class DdlCommand extends ProjectCommand.OfOne {
    @Option(names = "--skip", description = "Leave the statement out.")
    private boolean skip;

    @Option(names = "--run", paramLabel = "SQL", description = "Run this instead; can be repeated.")
    private List<String> run = List.of();

    @Option(names = "--done", description = "It was done by hand.")
    private boolean done;

    @Option(names = "--again", description = "Try the same once more.")
    private boolean again;

    DdlCommand() {
        super(StudioConfig.Role.OBSERVE);
    }

    @Override
    int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
        Optional<DdlAnswer> answer = answer();
        if (answer.isPresent()) {
            DdlView waiting = list(studio, id).stream().filter(DdlView::needsAnswer).findFirst().orElseThrow(() -> new GodwitException(CliError.NO_DDL, id));
            studio.projects().answerDdl(id, waiting.id(), answer.get());
        }
        List<DdlView> list = list(studio, id);
        out().table(List.of("NO", "WAY", "TIME", "STATE", "STATEMENT", "RUN AS", "WHY"), list.stream().map(d -> List.of(Long.toString(d.id()), d.direction().label(), d.time().toString(), d.state().name(),
                d.statement(), String.join("; ", d.target()), d.needsAnswer() && !d.suggestion().isEmpty() ? d.decision() + " Suggested: " + d.suggestion() : d.decision() + " " + d.outcome())).toList());
        ObjectNode node = Out.object().put("project", id);
        node.set("ddl", Out.value(list.stream().map(View::of).toList()));
        out().result(node);
        return Exit.DONE;
    }

    private Optional<DdlAnswer> answer() {
        if (skip) {
            return Optional.of(new DdlAnswer.Skip());
        }
        if (done) {
            return Optional.of(new DdlAnswer.Done());
        }
        if (again) {
            return Optional.of(new DdlAnswer.Again());
        }
        return run.isEmpty() ? Optional.empty() : Optional.of(new DdlAnswer.Run(run));
    }

    private static List<DdlView> list(Studio studio, String id) throws GodwitException {
        List<DdlView> list = new ArrayList<>();
        for (IncrementalView view : studio.projects().incremental(id)) {
            list.addAll(view.ddls());
        }
        return list;
    }

    /** A statement as JSON. */
    record View(long id, String direction, String time, String database, String statement, String kind, String state, List<String> target, String decision, String suggestion, String outcome) {
        static View of(DdlView d) {
            return new View(d.id(), d.direction().name(), d.time().toString(), d.database(), d.statement(), d.kind(), d.state().name(), d.target(), d.decision(), d.suggestion(), d.outcome());
        }
    }
}
