package org.godwit.ui.tests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.ProjectService;
import org.godwit.ui.Studios;
import org.godwit.ui.projects.ProjectEditor;
import org.godwit.ui.tests.harness.Projects;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.Widgets;

/** Projects that a test breaks on purpose, each in an editor with all the room of the window, and what is pressed there. Closing leaves window and project list as they were, also after a failure. Test thread. */
final class BrokenProjects implements AutoCloseable {
    static final Duration RUN = Duration.ofMinutes(3);

    private final Studio studio;
    private final List<String> started = new ArrayList<>();

    BrokenProjects(Studio studio) {
        this.studio = studio;
    }

    private static ProjectService projects() throws GodwitException {
        return Studios.get().projects();
    }

    /** Creates a project for all tables of a database, starts it and opens its editor. */
    String start(String database, String source, String target, Set<TransferType> types, Map<String, String> parameters) throws GodwitException {
        String name = database + "_remedy";
        String id = projects().create(new ProjectSpec(name, source, target, types, new ObjectSelection.Wildcard(List.of(database + ".*"), List.of()), parameters));
        started.add(id);
        projects().start(id);
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.run(() -> {
            studio.page().closeAllEditors(false);
            ProjectEditor.open(id, name);
            studio.page().setPartState(studio.page().getReference(studio.page().getActiveEditor()), IWorkbenchPage.STATE_MAXIMIZED);
        });
        return id;
    }

    static StepStatus status(String id, StepName name) throws GodwitException {
        return projects().get(id).steps().stream().filter(s -> s.name() == name).findFirst().orElseThrow().status();
    }

    void await(String id, StepName name, StepStatus wanted) {
        eventually(name + " " + wanted, () -> status(id, name) == wanted);
    }

    void eventually(String what, Callable<Boolean> condition) {
        studio.await(what, RUN, condition);
    }

    Shell window() {
        return studio.window().getShell();
    }

    /** Waits for the diagnosis to name this as the first cause; a failed precheck shows its items first, so that the tab is turned until it stays. */
    void cause(String words) {
        eventually("the first cause says " + words, () -> {
            Widgets.below(window()).filter(w -> w instanceof CTabFolder f && isStory(f)).map(CTabFolder.class::cast).findFirst().ifPresent(BrokenProjects::diagnosis);
            return Widgets.below(window()).anyMatch(w -> w instanceof Label l && l.isVisible() && l.getText().startsWith("1. ") && l.getText().contains(words));
        });
    }

    private static void diagnosis(CTabFolder story) {
        CTabItem tab = Stream.of(story.getItems()).filter(i -> i.getText().equals("Diagnosis")).findFirst().orElseThrow();
        if (story.getSelection() != tab) {
            story.setSelection(tab);
        }
    }

    private static boolean isStory(CTabFolder folder) {
        return folder.isVisible() && Stream.of(folder.getItems()).anyMatch(i -> i.getText().equals("Timeline"));
    }

    void press(String label) {
        studio.press(window(), label, RUN);
    }

    /** Presses a remedy and answers its question. */
    void apply(String label) {
        press(label);
        answer(label, "Run");
    }

    /** Answers a question, and waits until it is gone. */
    void answer(String title, String button) {
        Shell question = studio.shell(title);
        studio.press(question, button);
        studio.await("the question " + title + " closes", question::isDisposed);
    }

    @Override
    public void close() throws GodwitException {
        studio.closeDialogs();
        studio.run(() -> {
            IWorkbenchPage page = studio.page();
            if (page.getActiveEditor() != null) {
                page.setPartState(page.getReference(page.getActiveEditor()), IWorkbenchPage.STATE_RESTORED);
            }
            page.closeAllEditors(false);
        });
        for (String id : started) {
            Projects.remove(studio, id);
        }
        started.clear();
    }
}
