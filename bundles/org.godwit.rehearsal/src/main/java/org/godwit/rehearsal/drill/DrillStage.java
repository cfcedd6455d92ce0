package org.godwit.rehearsal.drill;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.VerifyOnly;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.Studio;

/** The drill as a stage of a rehearsal: makes a live project of tables that are equal on both sides, adds the drill's own tables, and exercises the switchover. Used by one thread. */
public final class DrillStage {
    private final Studio studio;
    private final RunListener listener;
    private final VerifyOnly projects;
    private final DrillSettings settings;

    /** @param projects makes projects that are removed with the rehearsal */
    public DrillStage(Studio studio, RunListener listener, VerifyOnly projects, DrillSettings settings) {
        this.studio = studio;
        this.listener = listener;
        this.projects = projects;
        this.settings = settings;
    }

    /**
     * How it went.
     *
     * @param passedOver objections of the precheck to a live project, which the drill does not mind and a user has to decide about
     */
    public record Outcome(DrillResult result, List<PrecheckItem> passedOver) {
        public Outcome {
            passedOver = List.copyOf(passedOver);
        }
    }

    /**
     * @param tables equal on both sides, at least one
     * @throws GodwitException when a side is not equal afterwards, a change is lost or doubled, or a step fails
     */
    public Outcome run(DataSource source, DataSource target, List<ObjectName> tables, Map<String, String> parameters, CancelToken cancel) throws GodwitException {
        String database = tables.getFirst().schema();
        Ledger.create(source, database);
        Ledger.create(target, database);
        try {
            ProjectSpec spec = spec(source, target, database, tables, parameters);
            List<PrecheckItem> passedOver = projects.objections(spec, cancel);
            String id = projects.create(spec, passedOver);
            studio.projects().start(id);
            try {
                return new Outcome(new Drill(studio, listener, settings, id, source, target, new Application.Plan(database, new HashSet<>(tables))).run(cancel), passedOver);
            } finally {
                projects.end(id, CancelToken.create());
            }
        } finally {
            Ledger.drop(source, database);
            Ledger.drop(target, database);
        }
    }

    private ProjectSpec spec(DataSource source, DataSource target, String database, List<ObjectName> tables, Map<String, String> parameters) {
        List<TableMapping> mappings = new ArrayList<>(tables.stream().map(TableMapping::same).toList());
        mappings.add(TableMapping.same(new ObjectName(database, Ledger.TRANSACTIONS)));
        mappings.add(TableMapping.same(new ObjectName(database, Ledger.COUNTERS)));
        EnumSet<TransferType> types = EnumSet.of(TransferType.INCREMENTAL, TransferType.VERIFICATION, TransferType.REVERSE);
        return new ProjectSpec("drill-" + projects.run(), source.id(), target.id(), types, new ObjectSelection.Specific(mappings, List.of()), parameters);
    }
}
