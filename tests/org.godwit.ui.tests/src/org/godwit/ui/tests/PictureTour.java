package org.godwit.ui.tests;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.ProjectService;
import org.godwit.ui.Studios;
import org.godwit.ui.projects.ProjectEditor;
import org.godwit.ui.tests.PairExtension.Pair;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes a picture of every page with projects in several states, whatever the language and theme of the window, for whoever looks after translations and themes. Not among the tests, since its name does not end like theirs:
 * {@code -Dtest=PictureTour -Dgodwit.screenshots=FOLDER}, with {@code -Dgodwit.screenshots.dark=true} in the dark or {@code -Dgodwit.test.vm=-Dosgi.nl=zh_CN} in Chinese.
 */
@ExtendWith({StudioExtension.class, PairExtension.class})
class PictureTour {
    private static final Duration RUN = Duration.ofMinutes(3);
    /** Comes last, since the dialog opens again where it was left. */
    private static final String GENERAL = "org.godwit.ui.app.preferences";

    private Studio studio;

    private static ProjectService projects() throws GodwitException {
        return Studios.get().projects();
    }

    private void eventually(String what, Callable<Boolean> condition) {
        studio.await(what, RUN, condition);
    }

    private static boolean is(String id, StepName name, StepStatus wanted) throws GodwitException {
        return projects().get(id).steps().stream().anyMatch(s -> s.name() == name && s.status() == wanted);
    }

    private static ProjectStatus status(String id) throws GodwitException {
        return projects().get(id).summary().status();
    }

    @Test
    void takesAPictureOfEveryPage(Studio window, Pair pair) throws GodwitException, SQLException {
        studio = window;
        studio.screenshot("tour-welcome");
        pair.source("CREATE DATABASE tour", "CREATE TABLE tour.customer (id INT PRIMARY KEY, name VARCHAR(40), city VARCHAR(40))",
                "CREATE TABLE tour.orders (id INT PRIMARY KEY, customer INT, amount DECIMAL(10,2), KEY by_customer (customer))",
                "CREATE TABLE tour.note (text VARCHAR(100))", "INSERT INTO tour.customer SELECT seq, CONCAT('customer ', seq), 'Berlin' FROM tour.seq_1_to_300", "INSERT INTO tour.orders SELECT seq, seq, seq * 1.5 FROM tour.seq_1_to_500",
                "CREATE VIEW tour.v_customer AS SELECT id, name FROM tour.customer", "CREATE DATABASE dup", "CREATE TABLE dup.item (id INT PRIMARY KEY, shelf INT)", "INSERT INTO dup.item SELECT seq, seq MOD 9 FROM dup.seq_1_to_100",
                "CREATE DATABASE stock", "CREATE TABLE stock.item (id INT PRIMARY KEY, shelf INT, name VARCHAR(40)) ENGINE=MyISAM", "CREATE FUNCTION stock.twice(p INT) RETURNS INT DETERMINISTIC RETURN p * 2",
                "CREATE VIEW stock.v_twice AS SELECT id, stock.twice(shelf) AS n FROM stock.item",
                "CREATE VIEW stock.v_item AS SELECT id, name FROM stock.item", "CREATE DATABASE slow", "CREATE TABLE slow.item (id INT PRIMARY KEY, name VARCHAR(40))",
                "INSERT INTO slow.item SELECT seq, CONCAT('item ', seq) FROM slow.seq_1_to_900", "CREATE DATABASE moved",
                "CREATE TABLE moved.account (id INT PRIMARY KEY, owner VARCHAR(40))",
                "INSERT INTO moved.account SELECT seq, CONCAT('owner ', seq) FROM moved.seq_1_to_50");
        pair.target("CREATE DATABASE slow", "CREATE TABLE slow.item (id INT PRIMARY KEY, name VARCHAR(40))", "CREATE DATABASE dup", "CREATE TABLE dup.item (id INT PRIMARY KEY, shelf INT, UNIQUE KEY one_per_shelf (shelf))");
        String live = pair.project("tour_live", Set.of(TransferType.values()), Map.of(), "tour.*");
        projects().start(live);
        String full = pair.project("tour_keys", Set.of(TransferType.FULL), Map.of("sink.maxRetryTimes", "0"), "dup.item");
        projects().start(full);
        String schema = pair.project("tour_schema", Set.of(TransferType.SCHEMA), Map.of(), "stock.*");
        projects().start(schema);
        eventually("the live one follows", () -> is(live, StepName.INCR_TRANSFER, StepStatus.MONITORING) && is(live, StepName.FULL_VERIFIER, StepStatus.FINISHED));
        pair.source("UPDATE tour.customer SET city = 'Bonn' WHERE id < 50", "RENAME TABLE tour.note TO moved.note");
        String differs = pair.project("tour_differs", Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.VERIFICATION), Map.of(), "moved.account");
        projects().start(differs);
        eventually("others fail", () -> status(full) == ProjectStatus.FAILED && status(schema) == ProjectStatus.FAILED);
        eventually("it is verified", () -> is(differs, StepName.FULL_VERIFIER, StepStatus.FINISHED));
        pair.target("UPDATE moved.account SET owner = 'somebody else' WHERE id IN (3, 9)", "DELETE FROM moved.account WHERE id = 20", "INSERT INTO moved.account VALUES (77, 'new here')");
        projects().reverify(differs, ProjectService.ReverifyScope.ALL);
        eventually("it is verified again", () -> is(differs, StepName.FULL_VERIFIER, StepStatus.FINISHED) && projects().verification(differs).stream().anyMatch(t -> t.mismatched() > 0));
        String slow = pair.project("tour_slow", Set.of(TransferType.FULL), Map.of("throttleRps", "2"), "slow.item");
        projects().start(slow);
        eventually("it copies", () -> is(slow, StepName.FULL_TRANSFER, StepStatus.RUNNING));
        editor("keys", full, "tour_keys");
        editor("schema", schema, "tour_schema");
        editor("verified", differs, "tour_differs");
        editor("live", live, "tour_live");
        editor("slow", slow, "tour_slow");
        views();
        wizards();
        preferences();
        for (String id : List.of(live, full, schema, differs, slow)) {
            if (status(id) == ProjectStatus.RUNNING) {
                projects().pause(id);
            }
            eventually("it stands", () -> status(id) != ProjectStatus.RUNNING);
            projects().release(id);
        }
    }

    private void editor(String picture, String id, String name) {
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.run(() -> {
            studio.page().closeAllEditors(false);
            ProjectEditor.open(id, name);
            studio.page().setPartState(studio.page().getReference(studio.page().getActiveEditor()), IWorkbenchPage.STATE_MAXIMIZED);
        });
        CTabFolder pages = studio.find(studio.window().getShell(), CTabFolder.class, "with the pages", f -> f.isVisible() && f.getItemCount() == 8);
        for (int i = 0; i < 8; i++) {
            turn(pages, i);
            studio.settle();
            studio.screenshot("tour-" + picture + "-" + i);
            if (i == 0 || i == 4) {
                CTabFolder inner = studio.call(() -> (CTabFolder) Widgets.below(pages).filter(w -> w instanceof CTabFolder f && f != pages && f.isVisible()).findFirst().orElse(null));
                for (int tab = 0; inner != null && tab < inner.getItemCount(); tab++) {
                    turn(inner, tab);
                    studio.settle();
                    studio.screenshot("tour-" + picture + "-" + i + "-" + tab);
                }
            }
        }
        studio.run(() -> {
            studio.page().setPartState(studio.page().getReference(studio.page().getActiveEditor()), IWorkbenchPage.STATE_RESTORED);
            studio.page().closeAllEditors(false);
        });
    }

    private void turn(CTabFolder folder, int index) {
        studio.run(() -> {
            folder.setSelection(index);
            Event event = new Event();
            event.item = folder.getItem(index);
            folder.notifyListeners(SWT.Selection, event);
        });
        studio.settle();
    }

    private void views() {
        for (String topic : List.of("datasources", "projects", "monitor", "rehearsal")) {
            studio.openPerspective("org.godwit.ui." + topic + ".perspective");
            studio.run(() -> Widgets.below(studio.window().getShell()).filter(w -> w instanceof Tree t && t.isVisible() && t.getItemCount() > 0).map(Tree.class::cast).forEach(t -> {
                t.getItem(0).setExpanded(true);
                Event event = new Event();
                event.item = t.getItem(0);
                t.notifyListeners(SWT.Expand, event);
            }));
            studio.run(() -> Widgets.below(studio.window().getShell()).filter(w -> w instanceof Table t && t.isVisible() && t.getItemCount() > 0).map(Table.class::cast).forEach(t -> {
                t.setSelection(0);
                t.notifyListeners(SWT.Selection, new Event());
            }));
            for (IViewReference view : studio.call(() -> studio.page().getViewReferences())) {
                if (view.getId().startsWith("org.godwit.")) {
                    studio.openView(view.getId());
                    studio.settle();
                    studio.screenshot("tour-view-" + topic + "-" + view.getId().replace("org.godwit.ui.", ""));
                }
            }
        }
        studio.openView("org.godwit.ui.monitor.alerts");
        studio.screenshot("tour-view-alerts");
        studio.command("org.godwit.ui.app.overview");
        studio.settle();
        studio.screenshot("tour-overview");
        studio.command("org.godwit.ui.app.keys");
        studio.screenshot("tour-keysheet");
        studio.closeDialogs();
    }

    private Shell dialog() {
        Shell[] found = new Shell[1];
        studio.await("a dialog", () -> {
            found[0] = Stream.of(Display.getCurrent().getShells()).filter(s -> s.isVisible() && s.getData() instanceof WizardDialog).findFirst().orElse(null);
            return found[0] != null;
        });
        return found[0];
    }

    private void wizards() {
        for (String command : List.of("datasources.new", "rehearsal.new", "projects.new")) {
            studio.command("org.godwit.ui." + command);
            dialog();
            studio.screenshot("tour-wizard-" + command);
            studio.closeDialogs();
        }
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.openView("org.godwit.ui.projects.list");
        Table list = studio.find(studio.window().getShell(), Table.class, "of projects", t -> t.isVisible() && t.getItemCount() >= 4 && t.getItem(0).getText(0).startsWith("tour"));
        studio.run(() -> {
            list.setFocus();
            list.setSelection(0);
            list.notifyListeners(SWT.Selection, new Event());
        });
        studio.command("org.godwit.ui.projects.clone");
        Shell shell = dialog();
        WizardDialog wizard = studio.call(() -> (WizardDialog) shell.getData());
        for (int page = 0; page < 6; page++) {
            studio.settle();
            studio.screenshot("tour-project-wizard-" + page);
            IWizardPage now = studio.call(wizard::getCurrentPage);
            if (studio.call(() -> !now.canFlipToNextPage())) {
                studio.await("the page is complete", () -> now.canFlipToNextPage() || now.getNextPage() == null);
            }
            if (studio.call(() -> now.getNextPage() == null)) {
                break;
            }
            studio.run(() -> Widgets.below(shell).filter(w -> w instanceof org.eclipse.swt.widgets.Button b && Integer.valueOf(IDialogConstants.NEXT_ID).equals(b.getData())).map(org.eclipse.swt.widgets.Button.class::cast)
                    .forEach(b -> b.notifyListeners(SWT.Selection, new Event())));
            studio.await("the next page", () -> wizard.getCurrentPage() != now);
        }
        studio.closeDialogs();
    }

    private void preferences() {
        for (String page : studio
                .call(() -> Stream.of(org.eclipse.core.runtime.Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.preferencePages")).filter(e -> e.getContributor().getName().startsWith("org.godwit"))
                        .map(e -> e.getAttribute("id")).sorted(Comparator.comparing(GENERAL::equals)).toList())) {
            PreferenceDialog[] dialog = new PreferenceDialog[1];
            studio.run(() -> {
                dialog[0] = PreferencesUtil.createPreferenceDialogOn(studio.window().getShell(), page, null, null);
                dialog[0].setBlockOnOpen(false);
                dialog[0].open();
            });
            studio.screenshot("tour-preferences-" + page.replace("org.godwit.ui.", ""));
            studio.run(() -> dialog[0].close());
        }
    }
}
