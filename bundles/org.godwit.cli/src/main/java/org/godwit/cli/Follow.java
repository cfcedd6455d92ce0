package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.ObjectSummary;
import org.godwit.rehearsal.report.Report;
import org.godwit.rehearsal.report.ReportBuilder;
import org.godwit.rehearsal.report.ReportWriter;
import org.godwit.rehearsal.run.ProjectRun;
import org.godwit.rehearsal.run.RunLog;
import org.godwit.supervisor.service.IncrementalView;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.TableProgress;

/** Starts or resumes a project, shows its progress until it ends, and tells how it ended. Used once. */
final class Follow {
    private final Studio studio;
    private final Out out;
    private final Path reportFolder;
    private final RunLog log;
    private final boolean untilSteady;

    /** @param reportFolder null for no report */
    Follow(Studio studio, Out out, Path reportFolder) {
        this(studio, out, reportFolder, false);
    }

    /** @param untilSteady whether it ends as soon as only changes flow on */
    Follow(Studio studio, Out out, Path reportFolder, boolean untilSteady) {
        this.untilSteady = untilSteady;
        this.studio = studio;
        this.out = out;
        this.reportFolder = reportFolder;
        this.log = new RunLog(new ProgressLine(out.messages(), Terminal.isInteractive()));
    }

    int start(String id, CancelToken cancel) throws GodwitException {
        studio.projects().start(id);
        return follow(id, cancel);
    }

    int resume(String id, CancelToken cancel) throws GodwitException {
        studio.projects().resume(id);
        return follow(id, cancel);
    }

    /** @return the exit status */
    int follow(String id, CancelToken cancel) throws GodwitException {
        ReportBuilder builder = new ReportBuilder(studio, log);
        GodwitException failure = null;
        try {
            ProjectDetail ended = new ProjectRun(studio, log.listener(), untilSteady).follow(id, cancel);
            if (ended.summary().status() == ProjectStatus.RUNNING) {
                // This process ends, and with it the components.
                studio.projects().pause(id);
                delays(id);
                boolean switches = ended.steps().stream().anyMatch(s -> s.name() == StepName.TRANSFER_APP_SWITCH);
                out.message(switches
                        ? "Everything up to the switchover is done. Go on: godwit project resume " + id + ", then godwit project switchover " + id
                        : "Changes flow on while the project runs. Go on: godwit project resume " + id);
            }
            if (ended.summary().status() == ProjectStatus.SUSPEND) {
                out.message("The project was paused. Go on: godwit project resume " + id);
            }
        } catch (GodwitException e) {
            if (e.isCancelled()) {
                out.message("Paused. Go on: godwit project resume " + id);
                throw e;
            }
            failure = e;
            builder.problem(e.problem());
        }
        Report report = report(id, builder, cancel);
        Summary.print(out, report);
        if (failure != null) {
            out.message("The project can go on when that is mended: godwit project resume " + id);
        }
        ObjectNode node = ReportWriter.toJson(report);
        out.result(node.put("project", id));
        return report.exitStatus();
    }

    private void delays(String id) throws GodwitException {
        for (IncrementalView view : studio.projects().incremental(id)) {
            view.delaySeconds().ifPresent(delay -> out.message(view.direction().label() + " delay: " + delay + " s"));
        }
    }

    private Report report(String id, ReportBuilder builder, CancelToken cancel) throws GodwitException {
        builder.project(id);
        ProjectDetail detail = studio.projects().get(id);
        if (reportFolder == null) {
            return builder.build("Migration " + detail.summary().name());
        }
        DataSource source = studio.dataSources().find(detail.spec().source()).orElseThrow();
        DataSource target = studio.dataSources().find(detail.spec().target()).orElseThrow();
        builder.server("source", source, studio.dataSources().test(source, cancel).server());
        builder.server("target", target, studio.dataSources().test(target, cancel).server());
        Set<String> databases = new TreeSet<>();
        studio.projects().tables(id).stream().map(TableProgress::source).forEach(t -> databases.add(t.schema()));
        List<ObjectSummary> objects = new ArrayList<>();
        for (String database : databases) {
            objects.addAll(studio.dataSources().objects(source.id(), database, cancel));
        }
        builder.leftBehind(objects);
        detail.spec().parameters().forEach((key, value) -> builder.setting("Parameter " + key, value));
        Report report = builder.build("Migration " + detail.summary().name());
        ReportWriter.write(report, reportFolder);
        out.line("Report: " + reportFolder.resolve(ReportWriter.HTML));
        return report;
    }
}
