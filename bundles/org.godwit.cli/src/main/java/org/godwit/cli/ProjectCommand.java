package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.project.ProjectFile;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code godwit project …}: the projects of the workspace. */
@Command(name = "project", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Creates, runs and looks at the projects of the workspace.", subcommands = {ProjectCommand.Create.class,
        ProjectCommand.ListAll.class, ProjectCommand.Run.class, ProjectCommand.Status.class, ProjectCommand.Pause.class, ProjectCommand.Resume.class, ProjectCommand.Retry.class, ProjectCommand.Skip.class,
        ProjectCommand.Release.class, ProjectCommand.Delete.class, SwitchoverCommand.class, DdlCommand.class, ConflictsCommand.class})
final class ProjectCommand implements Runnable {
    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    /** A command about one project. */
    abstract static class OfOne extends StudioCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "Id or name of the project.")
        private String project;

        private final StudioConfig.Role role;

        OfOne(StudioConfig.Role role) {
            this.role = role;
        }

        abstract int run(Studio studio, String id, CancelToken cancel) throws GodwitException;

        @Override
        protected final int run(CancelToken cancel) throws GodwitException {
            try (Studio studio = open(role)) {
                return run(studio, ProjectNames.id(studio, project), cancel);
            }
        }

        final int told(Studio studio, String id) throws GodwitException {
            ProjectSummary summary = studio.projects().get(id).summary();
            out().line(summary.name() + " " + id + " " + summary.status());
            out().result((ObjectNode) Out.value(ProjectView.of(summary)));
            return Exit.DONE;
        }
    }

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Creates a project from a project file (what the wizard exports).")
    static final class Create extends StudioCommand {
        @Parameters(paramLabel = "FILE")
        private Path file;

        @Override
        protected int run(CancelToken cancel) throws GodwitException {
            try (Studio studio = open(StudioConfig.Role.OBSERVE)) {
                String id = studio.projects().create(ProjectFile.read(file));
                out().line(id);
                out().result(Out.object().put("id", id));
                return Exit.DONE;
            }
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the projects.")
    static final class ListAll extends StudioCommand {
        @Override
        protected int run(CancelToken cancel) throws GodwitException {
            try (Studio studio = open(StudioConfig.Role.OBSERVE)) {
                List<ProjectView> all = studio.projects().list().stream().map(ProjectView::of).toList();
                out().table(List.of("ID", "NAME", "STATUS", "STEP", "%", "SOURCE", "TARGET"), all.stream().map(p -> List.of(p.id(), p.name(), p.status(), p.step(), Integer.toString(p.progress()), p.source(), p.target())).toList());
                ObjectNode node = Out.object();
                node.set("projects", Out.value(all));
                out().result(node);
                return Exit.DONE;
            }
        }
    }

    @Command(name = "run", mixinStandardHelpOptions = true, description = "Starts a project, or creates one from a file and starts it, and follows it to its end.")
    static final class Run extends StudioCommand {
        @Parameters(paramLabel = "ID|FILE")
        private String project;

        @Option(names = "--out", paramLabel = "DIR", description = "Write a report (HTML and JSON) into this folder.")
        private Path reportFolder;

        @Override
        protected int run(CancelToken cancel) throws GodwitException {
            try (Studio studio = open(StudioConfig.Role.WORK)) {
                boolean isFile = Files.isRegularFile(Path.of(project));
                String id = isFile ? studio.projects().create(ProjectFile.read(Path.of(project))) : ProjectNames.id(studio, project);
                Follow follow = new Follow(studio, out(), reportFolder);
                return switch (studio.projects().get(id).summary().status()) {
                    case RUNNING, RUNNING_MODIFYING, RUNNING_MERGING -> follow.follow(id, cancel);
                    case SUSPEND, FAILED -> follow.resume(id, cancel);
                    case INIT, FINISHED, RELEASING, RELEASED, DELETED -> follow.start(id, cancel);
                };
            }
        }
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "Tells the state of a project and its steps.")
    static final class Status extends OfOne {
        Status() {
            super(StudioConfig.Role.OBSERVE);
        }

        @Override
        int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
            ProjectDetail detail = studio.projects().get(id);
            out().line(detail.summary().name() + " " + id + " " + detail.summary().status() + (detail.summary().problem().isEmpty() ? "" : ": " + detail.summary().problem()));
            StepsCommand.print(out(), detail);
            ObjectNode node = (ObjectNode) Out.value(ProjectView.of(detail.summary()));
            node.set("steps", Out.value(StepsCommand.views(detail)));
            out().result(node);
            return Exit.DONE;
        }
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Pauses a project, also one that another process works on.")
    static final class Pause extends OfOne {
        Pause() {
            super(StudioConfig.Role.OBSERVE);
        }

        @Override
        int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
            studio.projects().pause(id);
            return told(studio, id);
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Resumes a paused or failed project and follows it to its end.")
    static final class Resume extends OfOne {
        @Option(names = "--out", paramLabel = "DIR", description = "Write a report (HTML and JSON) into this folder.")
        private Path reportFolder;

        Resume() {
            super(StudioConfig.Role.WORK);
        }

        @Override
        int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
            Follow follow = new Follow(studio, out(), reportFolder);
            return studio.projects().get(id).summary().status() == ProjectStatus.RUNNING ? follow.follow(id, cancel) : follow.resume(id, cancel);
        }
    }

    @Command(name = "retry", mixinStandardHelpOptions = true, description = "Runs a step again, the failed one where none is named, and follows the project to its end.")
    static final class Retry extends OfOne {
        @Option(names = "--step", paramLabel = "STEP", description = "Name of the step, for example FULL_VERIFIER.")
        private String step;

        Retry() {
            super(StudioConfig.Role.WORK);
        }

        @Override
        int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
            studio.projects().retryStep(id, step == null ? failed(studio.projects().get(id)) : named(step));
            return new Follow(studio, out(), null).follow(id, cancel);
        }

        private static StepName failed(ProjectDetail detail) throws GodwitException {
            return detail.steps().stream().filter(s -> s.status() == StepStatus.FAILED).map(StepView::name).findFirst().orElseThrow(() -> new GodwitException(CliError.NO_SUCH_STEP, "that failed"));
        }

        private static StepName named(String name) throws GodwitException {
            return Arrays.stream(StepName.values()).filter(s -> s.name().equals(name.toUpperCase(Locale.ROOT)) || s.label().equalsIgnoreCase(name)).findFirst()
                    .orElseThrow(() -> new GodwitException(CliError.NO_SUCH_STEP, name));
        }
    }

    @Command(name = "skip", mixinStandardHelpOptions = true, description = "Skips failed precheck items by their keys, at your own risk; resume the project afterwards.")
    static final class Skip extends OfOne {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "ITEM", description = "Key of a failed item, for example DB_FOREIGN_REFERENCE.")
        private List<String> items;

        Skip() {
            super(StudioConfig.Role.OBSERVE);
        }

        @Override
        int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
            for (String wanted : items) {
                List<PrecheckItem> failed = studio.projects().precheckItems(id).stream().filter(i -> i.key().equalsIgnoreCase(wanted) && i.state() == PrecheckItem.State.FAILED).toList();
                if (failed.isEmpty()) {
                    throw new GodwitException(CliError.NO_SUCH_ITEM, wanted);
                }
                for (PrecheckItem item : failed) {
                    studio.projects().skipPrecheck(id, item.id());
                }
            }
            return told(studio, id);
        }
    }

    @Command(name = "release", mixinStandardHelpOptions = true, description = "Releases a project: its components end and its positions are given up; it cannot run again.")
    static final class Release extends OfOne {
        Release() {
            super(StudioConfig.Role.WORK);
        }

        @Override
        int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
            studio.projects().release(id);
            return told(studio, id);
        }
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Deletes a released project, or one that never ran.")
    static final class Delete extends OfOne {
        Delete() {
            super(StudioConfig.Role.OBSERVE);
        }

        @Override
        int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
            studio.projects().delete(id);
            out().line("deleted " + id);
            out().result(Out.object().put("id", id).put("status", "DELETED"));
            return Exit.DONE;
        }
    }

    /** A project in one line. */
    record ProjectView(String id, String name, String status, String step, int progress, String source, String target, String problem) {
        static ProjectView of(ProjectSummary p) {
            return new ProjectView(p.id(), p.name(), p.status().name(), p.step().map(StepName::name).orElse(""), p.progress(), p.sourceName(), p.targetName(), p.problem());
        }
    }
}
