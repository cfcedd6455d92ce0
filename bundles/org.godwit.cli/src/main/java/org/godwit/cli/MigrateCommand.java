package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit migrate}: makes a project between two servers and runs it. */
@Command(name = "migrate", mixinStandardHelpOptions = true, description = {
        "Moves databases between two servers of the MySQL family: precheck, schema, full and index migration, verification; with --types also while the source is written, up to the switchover.",
        "URL: mysql://user@host:port/database (also mariadb://, oceanbase://, tidb://), parts percent-encoded. Passwords: in GODWIT_FROM_PASSWORD and GODWIT_TO_PASSWORD, in the URL, or asked for on a terminal."})
final class MigrateCommand extends StudioCommand {
    /** What to do with tables of the target that hold rows. */
    enum OnExisting {
        STOP, IGNORE
    }

    @Option(names = "--from", required = true, paramLabel = "URL", description = "The source.")
    private String from;

    @Option(names = "--to", required = true, paramLabel = "URL", description = "The target; a database in it is the name at the target.")
    private String to;

    @Option(names = "--tables", paramLabel = "PATTERN", arity = "1..*", description = "Tables and views to move: db.pattern, db.pattern=db2. or db.pattern=db2.table, with * ? [abc] [!a-z] in the table part. Default: all of the database in --from.")
    private List<String> tables = List.of();

    @Option(names = "--exclude", paramLabel = "PATTERN", arity = "1..*", description = "Tables and views to leave out, written like --tables without a target.")
    private List<String> exclude = List.of();

    @Option(names = "--types", paramLabel = "TYPES", defaultValue = "schema,full,verify", description = "Parts of the migration: schema, full, incr, verify, reverse. Default: ${DEFAULT-VALUE}. With incr it goes on until Ctrl-C, which pauses it.")
    private String types;

    @Option(names = "--until", paramLabel = "STEP", description = "Last step: precheck, schema, full, index, incr or verify.")
    private String until;

    @Option(names = "--on-existing", paramLabel = "CHOICE", description = "Tables of the target that hold rows: stop (default) or ignore (rows whose key is there stay as they are).")
    private OnExisting onExisting = OnExisting.STOP;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the project. Default: migrate-TIME.")
    private String name;

    @Option(names = "--out", paramLabel = "DIR", description = "Write a report (HTML and JSON) into this folder.")
    private Path reportFolder;

    @Override
    protected int run(CancelToken cancel) throws GodwitException {
        MigrationParts parts = MigrationParts.of(types, until);
        DataSource source = Urls.parse(from, "GODWIT_FROM_PASSWORD");
        DataSource target = Urls.parse(to, "GODWIT_TO_PASSWORD");
        ObjectSelection selection = new ObjectSelection.Wildcard(Patterns.include(tables, source.database(), target.database()), Patterns.exclude(exclude, source.database()));
        Map<String, String> parameters = parameters();
        out().message("Godwit: migrating from " + source.address() + " to " + target.address());
        WarmUp.start(List.of(source, target), parameters, cancel);
        try (Studio studio = open(StudioConfig.Role.WORK)) {
            SavedSources saved = new SavedSources(studio);
            ProjectSpec spec = new ProjectSpec(name == null ? "migrate-" + DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").format(LocalDateTime.now()) : name, saved.of(source).id(), saved.of(target).id(), parts.types(),
                    selection, parameters);
            return parts.precheckOnly() ? precheck(studio, spec, cancel) : migrate(studio, spec, cancel);
        }
    }

    private int migrate(Studio studio, ProjectSpec spec, CancelToken cancel) throws GodwitException {
        String id = studio.projects().create(spec);
        out().message("Project " + spec.name() + ", " + id + " in " + global().workspace());
        return new Follow(studio, out(), reportFolder, until != null).start(id, cancel);
    }

    private int precheck(Studio studio, ProjectSpec spec, CancelToken cancel) throws GodwitException {
        List<PrecheckItem> items = studio.projects().precheck(spec, (item, done, total) -> {}, cancel);
        out().table(List.of("STATE", "SIDE", "ITEM", "CAUSE", "WHAT TO DO"), items.stream().map(i -> List.of(i.state().name(), i.side().label(), i.key(), i.cause(), i.remedy())).toList());
        boolean good = items.stream().noneMatch(i -> i.state() == PrecheckItem.State.FAILED);
        ObjectNode node = Out.object();
        node.set("items", Out.value(items.stream().map(PrecheckCommandView::of).toList()));
        out().result(node.put("exitStatus", good ? Exit.DONE : Exit.FAILED));
        return good ? Exit.DONE : Exit.FAILED;
    }

    private Map<String, String> parameters() throws GodwitException {
        Map<String, String> parameters = new LinkedHashMap<>(global().parameters());
        if (onExisting == OnExisting.IGNORE) {
            parameters.put("allowDestTableNotEmpty", "true");
        }
        return parameters;
    }

    /** A precheck item as JSON. */
    record PrecheckCommandView(String key, String side, String state, String description, String cause, String remedy, String mend, boolean skippable) {
        static PrecheckCommandView of(PrecheckItem i) {
            return new PrecheckCommandView(i.key(), i.side().label(), i.state().name(), i.description(), i.cause(), i.remedy(), i.mend().orElse(""), i.skippable());
        }
    }

    /** Which parts a migration has. */
    record MigrationParts(Set<TransferType> types, boolean precheckOnly) {
        static MigrationParts of(String types, String until) throws GodwitException {
            Set<TransferType> chosen = Types.parse(types);
            return until == null ? new MigrationParts(chosen, false) : new MigrationParts(Types.until(chosen, until), until.equalsIgnoreCase("precheck"));
        }
    }
}
