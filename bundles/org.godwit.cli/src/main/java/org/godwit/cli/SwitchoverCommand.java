package org.godwit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.StudioConfig;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.SwitchoverView;
import org.godwit.supervisor.service.SwitchoverView.SubStep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code godwit project switchover ID}: shows the check list, answers it, and with {@code --yes} works through it. */
@Command(name = "switchover", mixinStandardHelpOptions = true, description = {"Shows the sub-steps of a switchover and answers them.",
        "The project must run: in the workbench, by another godwit, or by --yes in this one, which confirms everything and waits for the end."})
final class SwitchoverCommand extends ProjectCommand.OfOne {
    private static final long LOOK_MILLIS = 300;

    @Option(names = "--confirm", paramLabel = "STEP", description = "Confirms a manual sub-step that waits, by its name, for example START_SWITCH.")
    private String confirm;

    @Option(names = "--retry", paramLabel = "STEP", description = "Runs a failed sub-step again.")
    private String retry;

    @Option(names = "--skip", paramLabel = "STEP", description = "Does without a sub-step, at your own risk.")
    private String skip;

    @Option(names = "--complete", paramLabel = "ITEM", description = "Marks an item about database objects as complete, by its number.")
    private List<Long> complete = List.of();

    @Option(names = "--yes", description = "Confirms every sub-step and item as it comes, and waits for the end.")
    private boolean yes;

    @Option(names = "--abort", description = "Takes a switchover back that has not ended: the check list begins anew, changes are carried over as before.")
    private boolean abort;

    @Option(names = "--back", description = "Begins a switchover in the other direction, after one has ended.")
    private boolean back;

    SwitchoverCommand() {
        super(StudioConfig.Role.WORK);
    }

    @Override
    protected String stopped() {
        return "Stopped; the switchover stands where it is. Go on: godwit project switchover ID --yes";
    }

    @Override
    int run(Studio studio, String id, CancelToken cancel) throws GodwitException {
        if (abort) {
            studio.projects().abortSwitchover(id, cancel);
        }
        if (back) {
            studio.projects().switchBack(id);
        }
        for (long item : complete) {
            studio.projects().completeItem(id, item);
        }
        if (confirm != null) {
            studio.projects().confirm(id, find(view(studio, id), confirm, SubStep::mayConfirm, "confirmed").taskId());
        }
        if (retry != null) {
            studio.projects().retryTask(id, find(view(studio, id), retry, SubStep::mayRetry, "retried").taskId());
        }
        if (skip != null) {
            studio.projects().skipTask(id, find(view(studio, id), skip, SubStep::maySkip, "skipped").taskId());
        }
        if (yes) {
            workThrough(studio, id, cancel);
        }
        return print(view(studio, id), id);
    }

    private static SwitchoverView view(Studio studio, String id) throws GodwitException {
        return studio.projects().switchover(id).orElseThrow(() -> new GodwitException(CliError.NO_SWITCHOVER, id));
    }

    private static SubStep find(SwitchoverView view, String name, Predicate<SubStep> possible, String what) throws GodwitException {
        return view.subSteps().stream().filter(s -> s.type().equals(name.toUpperCase(Locale.ROOT)) && possible.test(s)).findFirst()
                .orElseThrow(() -> new GodwitException(CliError.NO_SUCH_SUB_STEP, name, what));
    }

    private void workThrough(Studio studio, String id, CancelToken cancel) throws GodwitException {
        if (studio.projects().get(id).summary().status() == ProjectStatus.SUSPEND) {
            studio.projects().resume(id);
        }
        CountDownLatch cancelled = new CountDownLatch(1);
        String before = "";
        try (CancelToken.Registration hook = cancel.onCancel(cancelled::countDown)) {
            while (true) {
                cancel.check();
                SwitchoverView view = view(studio, id);
                String now = view.current().map(s -> s.number() + " " + s.label() + ": " + s.status()).orElse("");
                if (!now.equals(before)) {
                    out().message(now);
                    before = now;
                }
                failIfFailed(studio, id, view);
                if (view.step() == StepStatus.FINISHED) {
                    return;
                }
                answer(studio, id, view);
                cancelled.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(org.godwit.core.error.CoreError.CANCELLED, e);
        }
    }

    private static void answer(Studio studio, String id, SwitchoverView view) throws GodwitException {
        if (view.current().filter(SubStep::mayConfirm).isEmpty()) {
            return;
        }
        for (SwitchoverView.Item item : view.items()) {
            if (item.manual() && item.state() == SwitchoverView.Item.State.INIT) {
                studio.projects().completeItem(id, item.id());
            }
        }
        studio.projects().confirm(id, view.current().get().taskId());
    }

    private static void failIfFailed(Studio studio, String id, SwitchoverView view) throws GodwitException {
        boolean failed = view.step() == StepStatus.FAILED || view.subSteps().stream().anyMatch(s -> s.status() == TaskStatus.FAILED);
        if (failed || studio.projects().get(id).summary().status() == ProjectStatus.FAILED) {
            var problem = studio.projects().get(id).steps().stream().flatMap(s -> s.problem().stream()).findFirst();
            if (problem.isPresent()) {
                throw new GodwitException(problem.get(), null);
            }
        }
    }

    private int print(SwitchoverView view, String id) {
        out().line(view.from().label() + " switchover of " + id + ": " + view.step());
        out().table(List.of("NO", "SUB-STEP", "NAME", "STATUS", "RESULT"), view.subSteps().stream()
                .map(s -> List.of(Integer.toString(s.number()), s.label(), s.type(), s.status().name(), s.errorMessage().isEmpty() ? s.result() : s.errorCode() + " " + s.errorMessage())).toList());
        if (!view.items().isEmpty()) {
            out().table(List.of("ITEM", "WHAT", "STATE", "MESSAGE"), view.items().stream().map(i -> List.of(Long.toString(i.id()), i.object() + ": " + i.description(), i.state().name(), i.message())).toList());
        }
        view.current().filter(SubStep::mayConfirm).ifPresent(s -> out().line("Waits for you: " + s.question() + " --confirm " + s.type()));
        if (view.conflictsForward() + view.conflictsReverse() > 0) {
            out().line("Changes that met other rows: " + view.conflictsForward() + " forward, " + view.conflictsReverse() + " back; see godwit project conflicts " + id);
        }
        ObjectNode node = Out.object().put("project", id).put("step", view.step().name()).put("from", view.from().name()).put("mayBegin", view.mayBegin());
        node.set("subSteps", Out.value(view.subSteps()));
        node.set("items", Out.value(view.items()));
        out().result(node.put("conflictsForward", view.conflictsForward()).put("conflictsReverse", view.conflictsReverse()));
        return Exit.DONE;
    }
}
