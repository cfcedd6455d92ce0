package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.ComponentService.ComponentView;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine.Command;

/** {@code godwit components ID}. */
@Command(name = "components", mixinStandardHelpOptions = true, description = "Lists the components of a project with their last measured figures and their logs.")
final class ComponentsCommand extends ProjectCommand.OfOne {
    ComponentsCommand() {
        super(StudioConfig.Role.OBSERVE);
    }

    @Override
    int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
        List<View> components = studio.components().list().stream().filter(c -> c.projectId().equals(id)).map(c -> View.of(c, studio.components().logFile(c.name()).toString())).toList();
        out().table(List.of("COMPONENT", "KIND", "STATE", "%", "ROWS/S", "MB/S", "ERRORS", "LOG"), components.stream().map(c -> List.of(c.name(), c.kind(), c.state(), Integer.toString(c.progress()),
                String.format(Locale.ROOT, "%.0f", c.rowsPerSecond()), String.format(Locale.ROOT, "%.1f", c.bytesPerSecond() / 1048576), Long.toString(c.errors()), c.log())).toList());
        ObjectNode node = Out.object().put("project", id);
        node.set("components", Out.value(components));
        out().result(node);
        return Exit.DONE;
    }

    /** A component in one line. */
    record View(String name, String kind, String state, int progress, double rowsPerSecond, double bytesPerSecond, int queueFill, long errors, String log) {
        static View of(ComponentView c, String log) {
            return new View(c.name(), c.kind().label(), c.state().name(), c.progress(), c.rowsPerSecond(), c.bytesPerSecond(), c.queueFill(), c.errors(), log);
        }
    }
}
