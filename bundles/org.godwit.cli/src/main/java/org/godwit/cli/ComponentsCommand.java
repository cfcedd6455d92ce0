package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.ComponentParameter;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.ComponentService.ComponentView;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.supervisor.service.ComponentService.Ticket;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.PositionText;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit components ID}. */
@Command(name = "components", mixinStandardHelpOptions = true, description = "Lists the components of a project with their last measured figures and their logs, and operates them.")
final class ComponentsCommand extends ProjectCommand.OfOne {
    @Option(names = "--start", paramLabel = "NAME", split = ",", description = "Starts components; a part of a name is enough, several are separated by commas.")
    private List<String> start = List.of();

    @Option(names = "--reset-to", paramLabel = "TIME", description = "With --start of an Incr-Sync: go on from this time instead of where it stands.")
    private String resetTo;

    @Option(names = "--pause", paramLabel = "NAME", split = ",", description = "Pauses components.")
    private List<String> pause = List.of();

    @Option(names = "--update", paramLabel = "NAME", split = ",", description = "Changes parameters (--param KEY=VALUE; an empty value takes the change back).")
    private List<String> update = List.of();

    @Option(names = "--parameters", paramLabel = "NAME", description = "Lists the parameters of a component with default, limits and what was changed.")
    private String parameters;

    @Option(names = "--rerun", paramLabel = "NAME", split = ",", description = "Starts components that stand from scratch, and says what that means; that of full migration empties the target's tables and needs --yes.")
    private List<String> rerun = List.of();

    @Option(names = "--migrate", paramLabel = "NAME", description = "Lets an Incr-Sync that stands go on with another store of its direction.")
    private String migrate;

    @Option(names = "--to-store", paramLabel = "NAME", description = "With --migrate: that store.")
    private String toStore;

    @Option(names = "--delete", paramLabel = "NAME", split = ",", description = "Removes components that stand, with their files; needs --yes.")
    private List<String> delete = List.of();

    @Option(names = "--create-store", paramLabel = "TIME", description = "Creates one more store that begins at this time.")
    private String createStore;

    @Option(names = "--reverse", description = "With --create-store: of the way back.")
    private boolean reverse;

    @Option(names = "--yes", description = "Confirms --delete and --rerun.")
    private boolean yes;

    @Option(names = "--tickets", description = "Lists the O&M tasks too.")
    private boolean tickets;

    @Option(names = "--retry", paramLabel = "TASK", description = "Runs a failed O&M task again.")
    private Long retry;

    @Option(names = "--skip", paramLabel = "TASK", description = "Leaves a failed O&M task as it is.")
    private Long skip;

    @Option(names = "--retry-part", paramLabel = "SUBTASK", description = "Runs a failed sub-task of an O&M task again.")
    private Long retryPart;

    @Option(names = "--skip-part", paramLabel = "SUBTASK", description = "Leaves a failed sub-task out; its O&M task goes on with the next.")
    private Long skipPart;

    ComponentsCommand() {
        super(StudioConfig.Role.OBSERVE);
    }

    @Override
    int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
        operate(studio, id);
        List<View> components = studio.components().list().stream().filter(c -> c.projectId().equals(id)).map(c -> View.of(c, studio.components().logFile(c.name()).toString())).toList();
        out().table(List.of("COMPONENT", "KIND", "STATE", "%", "ROWS/S", "MB/S", "ERRORS", "LOG"), components.stream().map(c -> List.of(c.name(), c.kind(), c.state(), Integer.toString(c.progress()),
                String.format(Locale.ROOT, "%.0f", c.rowsPerSecond()), String.format(Locale.ROOT, "%.1f", c.bytesPerSecond() / 1048576), Long.toString(c.errors()), c.log())).toList());
        List<LiveView> live = studio.components().live().stream().filter(c -> c.projectId().equals(id)).toList();
        if (!live.isEmpty()) {
            out().table(List.of("COMPONENT", "WAY", "WANTED", "DELAY", "POSITION", "CHECKPOINT", "ATTEMPTS", "PROBLEM"), live.stream().map(l -> List.of(l.name(), l.direction().label(), l.wanted() ? "running" : "stopped",
                    l.delaySeconds() + " s", PositionText.readable(l.position()), l.checkpoint().map(Object::toString).orElse(""), Integer.toString(l.attempts()), l.problem().map(p -> p.code() + " " + p.message()).orElse(""))).toList());
        }
        List<Ticket> tasks = tickets ? studio.components().tickets() : List.of();
        if (tickets) {
            printTasks(tasks);
        }
        List<ParameterLine> known = parameters == null ? List.of() : studio.components().parameters(name(studio, id, parameters)).stream().map(ParameterLine::of).toList();
        if (parameters != null) {
            out().table(List.of("PARAMETER", "VALUE", "FROM", "DEFAULT", "ALLOWED", "EFFECT", "DESCRIPTION"),
                    known.stream().map(p -> List.of(p.key(), p.value(), p.from(), p.defaultValue(), p.allowed(), p.effect(), p.description())).toList());
        }
        ObjectNode node = Out.object().put("project", id);
        node.set("live", Out.value(live.stream().map(LiveLine::of).toList()));
        node.set("tickets", Out
                .value(tasks.stream().map(t -> Out.object().put("id", t.id()).put("type", t.type()).put("component", t.component()).put("status", t.status().name()).put("message", t.message()).set("parts", Out.value(t.parts()))).toList()));
        node.set("parameters", Out.value(known));
        node.set("components", Out.value(components));
        out().result(node);
        return Exit.DONE;
    }

    /** Each task with its sub-tasks below. */
    private void printTasks(List<Ticket> tasks) {
        List<List<String>> lines = new ArrayList<>();
        for (Ticket task : tasks) {
            lines.add(List.of(Long.toString(task.id()), "", task.type(), task.component(), task.status().label(), task.message()));
            task.parts().forEach(p -> lines.add(List.of("", Long.toString(p.id()), p.type(), "", p.status().label(), p.message())));
        }
        out().table(List.of("TASK", "SUBTASK", "TYPE", "COMPONENT", "STATUS", "MESSAGE"), lines);
    }

    /** Each operation is an O&M task that the process which works on the projects carries out. */
    private void operate(Studio studio, String id) throws GodwitException {
        requireItsOption(resetTo != null, "--reset-to", !start.isEmpty(), "--start");
        requireItsOption(toStore != null, "--to-store", migrate != null, "--migrate");
        requireItsOption(reverse, "--reverse", createStore != null, "--create-store");
        requireItsOption(!global().parameters().isEmpty(), "--param", !update.isEmpty(), "--update");
        requireItsOption(!update.isEmpty(), "--update", !global().parameters().isEmpty(), "--param");
        ComponentService components = studio.components();
        for (String part : start) {
            components.start(name(studio, id, part), resetTo == null ? Optional.empty() : Optional.of(time(resetTo)));
        }
        for (String part : pause) {
            components.pause(name(studio, id, part));
        }
        for (String part : update) {
            components.update(name(studio, id, part), global().parameters(), false);
        }
        for (String part : rerun) {
            String name = name(studio, id, part);
            out().line(components.rerunConsequences(name));
            components.rerun(name, yes ? ComponentService.RERUN : "");
        }
        if (migrate != null) {
            components.migrate(name(studio, id, migrate), toStore == null ? Optional.empty() : Optional.of(name(studio, id, toStore)));
        }
        for (String part : delete) {
            String name = name(studio, id, part);
            components.delete(name, yes ? name.contains("-full_verify") ? name : "delete" : "");
        }
        if (createStore != null) {
            components.createStore(id, reverse ? Direction.REVERSE : Direction.FORWARD, time(createStore));
        }
        if (retry != null) {
            components.retryTicket(retry);
        }
        if (skip != null) {
            components.skipTicket(skip);
        }
        if (retryPart != null) {
            components.retryPart(retryPart);
        }
        if (skipPart != null) {
            components.skipPart(skipPart);
        }
    }

    /** An option without the one that it belongs to would have no effect, and nobody would know. */
    private static void requireItsOption(boolean given, String option, boolean otherGiven, String other) throws GodwitException {
        if (given && !otherGiven) {
            throw new GodwitException(CliError.LACKS_OPTION, option, other);
        }
    }

    private static String name(Studio studio, String id, String part) throws GodwitException {
        List<String> names = studio.components().list().stream().filter(c -> c.projectId().equals(id)).map(ComponentView::name).toList();
        List<String> fitting = names.contains(part) ? List.of(part) : names.stream().filter(n -> n.contains(part)).toList();
        if (fitting.isEmpty()) {
            throw new GodwitException(CliError.NO_SUCH_COMPONENT, part);
        }
        if (fitting.size() > 1) {
            throw new GodwitException(CliError.SEVERAL_COMPONENTS, part, String.join(", ", fitting));
        }
        return fitting.getFirst();
    }

    private static Instant time(String text) throws GodwitException {
        try {
            return text.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(text)) : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new GodwitException(CliError.BAD_TIME, e, text);
        }
    }

    /** A parameter in one line. */
    record ParameterLine(String key, String value, String from, String defaultValue, String allowed, String effect, boolean pending, String description) {
        static ParameterLine of(ComponentParameter p) {
            return new ParameterLine(p.key(), p.value(), p.changed().isPresent() ? "changed" : p.ofProject().isPresent() ? "project" : "default", p.defaultValue(), p.allowed(),
                    p.atRunTime() ? "at once" : "with restart", p.isPending(), p.description());
        }
    }

    /** A Store or Incr-Sync as JSON. */
    record LiveLine(String name, String direction, boolean wanted, String state, long delay, boolean caughtUp, String checkpoint, String position, int attempts, String problem) {
        static LiveLine of(LiveView l) {
            return new LiveLine(l.name(), l.direction().name(), l.wanted(), l.state().name(), l.delaySeconds(), l.caughtUp(), l.checkpoint().map(Object::toString).orElse(""), l.position(), l.attempts(),
                    l.problem().map(p -> p.code() + " " + p.message()).orElse(""));
        }
    }

    /** A component in one line. */
    record View(String name, String kind, String state, int progress, double rowsPerSecond, double bytesPerSecond, int queueFill, long errors, String log) {
        static View of(ComponentView c, String log) {
            return new View(c.name(), c.kind().label(), c.state().name(), c.progress(), c.rowsPerSecond(), c.bytesPerSecond(), c.queueFill(), c.errors(), log);
        }
    }
}
