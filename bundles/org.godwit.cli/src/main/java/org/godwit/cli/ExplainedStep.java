package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.diagnosis.Bottleneck;
import org.godwit.supervisor.diagnosis.Cause;
import org.godwit.supervisor.diagnosis.Diagnosis;
import org.godwit.supervisor.diagnosis.Evidence;
import org.godwit.supervisor.diagnosis.Failure;
import org.godwit.supervisor.diagnosis.Remedy;
import org.godwit.supervisor.diagnosis.StepStory;
import org.godwit.supervisor.service.Studio;

/** The story and the diagnosis of one step, as lines and as JSON. Immutable. */
record ExplainedStep(StepStory story, Diagnosis diagnosis) {
    private static final int EVENTS = 10;

    static ExplainedStep of(Studio studio, String id, StepName step, Out out, CancelToken cancel) throws GodwitException {
        StepStory story = studio.diagnosis().story(id, step);
        Diagnosis diagnosis = studio.diagnosis().diagnose(id, step, (code, done, total) -> out.message("looking at " + step + ": " + code.title().toLowerCase(Locale.ROOT) + " (" + done + " of " + total + ")"), cancel);
        return new ExplainedStep(story, diagnosis);
    }

    void print(Out out) {
        out.line("");
        out.line(story.step().name() + " " + story.step().status() + ": " + story.purpose());
        for (Failure failure : story.failures()) {
            out.line("  failure " + String.join(" < ", failure.codes()) + " " + failure.message());
            failure.statement().ifPresent(s -> out.line("    statement: " + s.replaceAll("\\s+", " ")));
        }
        int rank = 1;
        for (Cause cause : diagnosis.causes()) {
            out.line("  " + rank++ + ". " + cause.title() + " [" + cause.certainty().name().toLowerCase(Locale.ROOT) + "]");
            cause.evidence().forEach(e -> out.line("     " + sign(e) + " " + e.checked() + ": " + e.found()));
            cause.remedies().forEach(r -> print(out, r));
        }
        if (diagnosis.causes().isEmpty()) {
            out.line("  no cause was found");
        }
        diagnosis.ruledOut().forEach(e -> out.line("  " + sign(e) + " " + e.checked() + ": " + e.found()));
        diagnosis.bottleneck().ifPresent(b -> print(out, b));
        out.line("  last events:");
        story.timeline().stream().limit(EVENTS).forEach(e -> out.line("    " + e.at() + " " + e.kind() + " " + (e.subject().isEmpty() ? "" : e.subject() + ": ") + e.text()));
    }

    private static void print(Out out, Remedy remedy) {
        out.line("     > " + remedy.label() + ". " + remedy.consequences());
        if (remedy instanceof Remedy.RunSql sql) {
            out.line("       at " + sql.server() + ": " + sql.sql().replace("\n", " "));
        }
        remedy.rmSql().ifPresent(sql -> out.line("       rm: " + sql));
    }

    private static void print(Out out, Bottleneck bottleneck) {
        out.line("  " + bottleneck.verdict());
        bottleneck.stages().forEach(s -> out.line(String.format(Locale.ROOT, "     %-14s %5.1f workers %3.0f %%", s.stage().label(), s.busy(), s.percent())));
        bottleneck.levers().forEach(l -> out.line("     > " + l.parameter() + " = " + l.present() + ": " + l.advice()));
    }

    private static String sign(Evidence evidence) {
        return switch (evidence.verdict()) {
            case SUPPORTS -> "+";
            case AGAINST -> "-";
            case UNKNOWN -> "?";
        };
    }

    ObjectNode json() {
        ObjectNode node = Out.object().put("step", story.step().name().name()).put("status", story.step().status().name()).put("purpose", story.purpose());
        ArrayNode failures = node.putArray("failures");
        for (Failure failure : story.failures()) {
            ObjectNode one = failures.addObject().put("of", failure.subject()).put("message", failure.message()).put("vendorCode", failure.vendorCode()).put("sqlState", failure.sqlState())
                    .put("statement", failure.statement().orElse("")).put("at", failure.at().toString());
            failure.codes().forEach(one.withArray("codes")::add);
        }
        ArrayNode causes = node.putArray("causes");
        diagnosis.causes().forEach(c -> cause(causes.addObject(), c));
        ArrayNode ruledOut = node.putArray("ruledOut");
        diagnosis.ruledOut().forEach(e -> evidence(ruledOut.addObject(), e));
        diagnosis.bottleneck().ifPresent(b -> bottleneck(node.putObject("bottleneck"), b));
        ArrayNode events = node.putArray("events");
        story.timeline().forEach(e -> events.addObject().put("at", e.at().toString()).put("kind", e.kind().name()).put("of", e.subject()).put("text", e.text()).put("code", e.errorCode()).put("operator", e.operator()));
        return node;
    }

    private static void cause(ObjectNode node, Cause cause) {
        node.put("code", cause.code().name()).put("title", cause.title()).put("confidence", cause.confidence()).put("certainty", cause.certainty().name());
        ArrayNode evidence = node.putArray("evidence");
        cause.evidence().forEach(e -> evidence(evidence.addObject(), e));
        ArrayNode remedies = node.putArray("remedies");
        for (Remedy remedy : cause.remedies()) {
            ObjectNode one = remedies.addObject().put("kind", remedy.getClass().getSimpleName()).put("label", remedy.label()).put("consequences", remedy.consequences()).put("rmSql", remedy.rmSql().orElse(""));
            if (remedy instanceof Remedy.RunSql sql) {
                one.put("server", sql.server()).put("sql", sql.sql());
            }
        }
    }

    private static void evidence(ObjectNode node, Evidence evidence) {
        node.put("checked", evidence.checked()).put("found", evidence.found()).put("verdict", evidence.verdict().name()).put("at", evidence.at().toString());
    }

    private static void bottleneck(ObjectNode node, Bottleneck bottleneck) {
        node.put("component", bottleneck.component()).put("dominant", bottleneck.dominant().name()).put("verdict", bottleneck.verdict());
        ArrayNode stages = node.putArray("stages");
        bottleneck.stages().forEach(s -> stages.addObject().put("stage", s.stage().name()).put("busyWorkers", s.busy()).put("percent", s.percent()));
        ArrayNode levers = node.putArray("levers");
        bottleneck.levers().forEach(l -> levers.addObject().put("parameter", l.parameter()).put("present", l.present()).put("advice", l.advice()));
    }
}
