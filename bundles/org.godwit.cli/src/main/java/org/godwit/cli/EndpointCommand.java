package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ProbeReport;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code godwit endpoint …}: the data sources of the workspace. */
@Command(name = "endpoint", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Lists, adds and tests data sources.", subcommands = {EndpointCommand.ListAll.class, EndpointCommand.Add.class,
        EndpointCommand.Test.class, EndpointCommand.Delete.class})
final class EndpointCommand implements Runnable {
    static final String PASSWORD = "GODWIT_PASSWORD";

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the data sources.")
    static final class ListAll extends StudioCommand {
        @Override
        protected int run(CancelToken cancel) throws GodwitException {
            try (Studio studio = open(StudioConfig.Role.OBSERVE)) {
                List<View> all = studio.dataSources().list().stream().map(View::of).toList();
                out().table(List.of("ID", "NAME", "TYPE", "ADDRESS", "DATABASE"), all.stream().map(d -> List.of(d.id(), d.name(), d.type(), d.address(), d.database())).toList());
                ObjectNode node = Out.object();
                node.set("endpoints", Out.value(all));
                out().result(node);
                return Exit.DONE;
            }
        }
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Saves a data source. The password is taken from GODWIT_PASSWORD, from the URL, or asked for.")
    static final class Add extends StudioCommand {
        @Parameters(index = "0", paramLabel = "NAME")
        private String name;

        @Parameters(index = "1", paramLabel = "URL")
        private String url;

        @Override
        protected int run(CancelToken cancel) throws GodwitException {
            DataSource dataSource = Urls.parse(url, PASSWORD).withName(name);
            try (Studio studio = open(StudioConfig.Role.OBSERVE)) {
                View saved = View.of(studio.dataSources().save(dataSource));
                out().line(saved.id());
                out().result((ObjectNode) Out.value(saved));
                return Exit.DONE;
            }
        }
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Removes a data source that no project uses.")
    static final class Delete extends StudioCommand {
        @Parameters(paramLabel = "NAME", description = "Name or id.")
        private String name;

        @Override
        protected int run(CancelToken cancel) throws GodwitException {
            try (Studio studio = open(StudioConfig.Role.OBSERVE)) {
                DataSource found = studio.dataSources().find(name).orElseThrow(() -> new GodwitException(org.godwit.supervisor.SupervisorError.NO_SUCH_SOURCE, name));
                studio.dataSources().delete(found.id());
                out().line("deleted " + found.name());
                out().result(Out.object().put("id", found.id()));
                return Exit.DONE;
            }
        }
    }

    @Command(name = "test", mixinStandardHelpOptions = true, description = "Connects, and tells version, encryption and privileges.")
    static final class Test extends StudioCommand {
        @Parameters(paramLabel = "NAME|URL", description = "Name or id of a data source, or a connection URL.")
        private String named;

        @Override
        protected int run(CancelToken cancel) throws GodwitException {
            try (Studio studio = open(StudioConfig.Role.OBSERVE)) {
                Optional<DataSource> known = studio.dataSources().find(named);
                if (known.isEmpty() && !named.contains("://")) {
                    throw new GodwitException(CliError.NO_URL, named);
                }
                ProbeReport report = studio.dataSources().test(known.isPresent() ? known.get() : Urls.parse(named, PASSWORD), cancel);
                print(report);
                return Exit.DONE;
            }
        }

        private void print(ProbeReport report) {
            out().line(report.server().type().label() + " " + report.server().version() + ", connected in " + report.connectTime().toMillis() + " ms, " + (report.tls().isEmpty() ? "not encrypted" : report.tls()));
            out().table(List.of("", "PURPOSE", "PRIVILEGE", "GRANT"), report.privileges().stream().map(p -> List.of(p.granted() ? "ok" : "missing", p.purpose(), p.privilege(), p.granted() ? "" : p.grant())).toList());
            ObjectNode node = Out.object().put("type", report.server().type().label()).put("version", report.server().version()).put("connectMillis", report.connectTime().toMillis()).put("tls", report.tls());
            if (!report.settings().isEmpty()) {
                out().table(List.of("", "PURPOSE", "SETTING", "VALUE", "WANTED"),
                        report.settings().stream().map(s -> List.of(s.right() ? "ok" : "change", s.purpose(), s.name(), s.value(), s.wanted())).toList());
            }
            node.set("settings", Out.value(report.settings()));
            node.set("privileges", Out.value(report.privileges()));
            out().result(node);
        }
    }

    /** A data source in one line, without its password. */
    record View(String id, String name, String type, String address, String database, String tls) {
        static View of(DataSource d) {
            return new View(d.id(), d.name(), d.type().label(), d.address(), d.database(), d.tls().mode().name());
        }
    }
}
