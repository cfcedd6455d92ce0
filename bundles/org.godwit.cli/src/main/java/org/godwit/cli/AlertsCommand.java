package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.alert.AlertChannel;
import org.godwit.supervisor.alert.AlertLevel;
import org.godwit.supervisor.alert.AlertMute;
import org.godwit.supervisor.alert.AlertRule;
import org.godwit.supervisor.alert.AlertView;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code godwit alerts …}: alerts, what keeps them quiet, and their channels. */
@Command(name = "alerts", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Lists and mutes alerts, and tests where they are sent to.", subcommands = {AlertsCommand.ListAll.class,
        AlertsCommand.Mute.class, AlertsCommand.Unmute.class, AlertsCommand.Level.class, AlertsCommand.Test.class, AlertChannelCommand.class})
final class AlertsCommand implements Runnable {
    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    /** A command on an open workspace that works on nothing. */
    abstract static class Asking extends StudioCommand {
        @Override
        protected final int run(CancelToken cancel) throws GodwitException {
            try (Studio studio = open(StudioConfig.Role.OBSERVE)) {
                return run(studio, cancel);
            }
        }

        abstract int run(Studio studio, CancelToken cancel) throws GodwitException;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the alerts whose cause stands; with --days also those of the past.")
    static final class ListAll extends Asking {
        @Option(names = "--days", paramLabel = "N", description = "Also those that were raised in the last N days.")
        private Optional<Integer> days;

        @Override
        int run(Studio studio, CancelToken cancel) throws GodwitException {
            List<AlertView> all = days.isPresent() ? studio.alerts().history(Instant.now().minus(Duration.ofDays(days.get()))) : studio.alerts().open();
            out().table(List.of("ID", "LEVEL", "RULE", "PROJECT", "SINCE", "ENDED", "SENDING", "CAUSE"), all.stream()
                    .map(a -> List.of(Long.toString(a.id()), a.level().name(), a.rule().id(), a.projectName(), a.since().toString(), a.ended().map(Instant::toString).orElse(""),
                            a.mutedUntil().isPresent() ? "muted" : a.sending().name().toLowerCase(Locale.ROOT), a.cause()))
                    .toList());
            ObjectNode node = Out.object();
            node.set("alerts", Out.value(all.stream().map(View::of).toList()));
            out().result(node);
            return Exit.DONE;
        }
    }

    /** What is muted: a project or all, a rule or all. */
    abstract static class Scoped extends Asking {
        @Option(names = "--project", paramLabel = "ID", description = "Id or name of a project. Default: all projects.")
        private Optional<String> project;

        @Option(names = "--rule", paramLabel = "RULE", description = "oms_migration_failed, oms_migration_delay or oms_sync_status_inconsistent. Default: all rules.")
        private Optional<String> rule;

        final Optional<String> projectId(Studio studio) throws GodwitException {
            return project.isEmpty() ? project : Optional.of(ProjectNames.id(studio, project.get()));
        }

        final Optional<AlertRule> rule() throws GodwitException {
            if (rule.isPresent() && AlertRule.of(rule.get()).isEmpty()) {
                throw new GodwitException(CliError.NO_SUCH_RULE, rule.get());
            }
            return rule.flatMap(AlertRule::of);
        }
    }

    @Command(name = "mute", mixinStandardHelpOptions = true, description = "Sends nothing about a project or a rule for a while. Alerts are still noted.")
    static final class Mute extends Scoped {
        @Option(names = "--for", paramLabel = "TIME", defaultValue = "4h", description = "How long: 30m, 4h, 2d. Default: ${DEFAULT-VALUE}.")
        private String time;

        @Override
        int run(Studio studio, CancelToken cancel) throws GodwitException {
            AlertMute mute = new AlertMute(projectId(studio), rule(), Instant.now().plus(duration(time)));
            studio.alerts().mute(mute);
            out().line("muted until " + mute.until());
            out().result(Out.object().put("until", mute.until().toString()));
            return Exit.DONE;
        }

        private static Duration duration(String text) throws GodwitException {
            try {
                String upper = text.strip().toUpperCase(Locale.ROOT);
                Duration duration = Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
                if (duration.isPositive() && duration.toDays() <= 366) {
                    return duration;
                }
                throw new GodwitException(CliError.BAD_DURATION, text);
            } catch (DateTimeParseException e) {
                throw new GodwitException(CliError.BAD_DURATION, e, text);
            }
        }
    }

    @Command(name = "unmute", mixinStandardHelpOptions = true, description = "Takes a mute of the same project and rule back.")
    static final class Unmute extends Scoped {
        @Override
        int run(Studio studio, CancelToken cancel) throws GodwitException {
            boolean was = studio.alerts().unmute(projectId(studio), rule());
            out().line(was ? "not muted any more" : "was not muted");
            out().result(Out.object().put("wasMuted", was));
            return Exit.DONE;
        }
    }

    @Command(name = "level", mixinStandardHelpOptions = true, description = "Shows or sets the protection level of a project, which decides from when on it is alerted.")
    static final class Level extends Asking {
        @Parameters(index = "0", paramLabel = "ID", description = "Id or name of the project.")
        private String project;

        @Parameters(index = "1", arity = "0..1", paramLabel = "LEVEL", description = "${COMPLETION-CANDIDATES}")
        private Optional<AlertLevel> level;

        @Override
        int run(Studio studio, CancelToken cancel) throws GodwitException {
            String id = ProjectNames.id(studio, project);
            if (level.isPresent()) {
                studio.alerts().setLevel(id, level.get());
            }
            AlertLevel now = studio.alerts().level(id);
            out().line(now.name());
            out().result(Out.object().put("project", id).put("level", now.name()));
            return Exit.DONE;
        }
    }

    @Command(name = "test", mixinStandardHelpOptions = true, description = "Sends a test message to a channel, at once and without retries.")
    static final class Test extends Asking {
        @Parameters(paramLabel = "CHANNEL", description = "Name of the channel.")
        private String channel;

        @Override
        int run(Studio studio, CancelToken cancel) throws GodwitException {
            AlertChannel found = AlertChannelCommand.find(studio, channel);
            studio.alerts().test(found, cancel);
            out().line("the message was taken by " + found.name());
            out().result(Out.object().put("channel", found.name()).put("sent", true));
            return Exit.DONE;
        }
    }

    /** An alert as JSON. */
    record View(long id, String level, String rule, String project, String projectId, String cause, String remedy, String since, String ended, String sending, String mutedUntil) {
        static View of(AlertView a) {
            return new View(a.id(), a.level().name(), a.rule().id(), a.projectName(), a.projectId(), a.cause(), a.remedy(), a.since().toString(), a.ended().map(Instant::toString).orElse(""),
                    a.sending().name(), a.mutedUntil().map(Instant::toString).orElse(""));
        }
    }
}
