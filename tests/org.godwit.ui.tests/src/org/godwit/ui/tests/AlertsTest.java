package org.godwit.ui.tests;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.alert.AlertView;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.sun.net.httpserver.HttpServer;

/** An alert pops up, stands in view, status line and overview, can be muted, leads to its project and ends with its cause. */
@ExtendWith(StudioExtension.class)
class AlertsTest {
    private static final String ALERTS = "org.godwit.ui.monitor.alerts";
    private static final String PROJECT = """
            INSERT INTO oms_project (id, name, importance, status, source_endpoint_id, sink_endpoint_id, mapping_json, enable_struct, enable_full, gmt_modified)
            VALUES ('%s', '%s', '%s', '%s', 'e_1', 'e_2', '{"mode":"WILDCARD","tableAndViewWhiteList":["shop.*"],"tableAndViewBlackList":[]}', TRUE, TRUE, DATEADD(MINUTE, -40, CURRENT_TIMESTAMP))""";

    private static void sql(String statement) throws GodwitException {
        Studios.get().rm().execute(statement, 10, CancelToken.create());
    }

    /** Both stand, so that the scheduler leaves them alone. */
    @BeforeEach
    void projects() throws GodwitException {
        sql(PROJECT.formatted("np_alert1", "orders-to-ob", "HIGH", "SUSPEND"));
        sql(PROJECT.formatted("np_alert2", "crm-archive", "LOW", "SUSPEND"));
        sql("INSERT INTO oms_step (project_id, step_order, step_name, step_status, progress) VALUES ('np_alert1', 30, 'FULL_TRANSFER', 'SUSPEND', 42)");
    }

    @AfterEach
    void remove(Studio studio) throws GodwitException {
        studio.run(() -> studio.window().getActivePage().closeAllEditors(false));
        sql("DELETE FROM oms_project WHERE id LIKE 'np_alert%'");
    }

    /** With a step_info, because a failed step without one is run again. */
    private static void fail() throws GodwitException {
        sql("""
                UPDATE oms_step SET step_status = 'FAILED', step_info = '{"errorCode":"PRETENDED"}', gmt_modified = DATEADD(MINUTE, -5, CURRENT_TIMESTAMP) WHERE project_id = 'np_alert1'""");
        sql("UPDATE oms_project SET status = 'FAILED' WHERE id = 'np_alert1'");
    }

    private static AlertView open() throws GodwitException {
        return Studios.get().alerts().open().stream().filter(a -> a.projectId().equals("np_alert1")).findFirst().orElseThrow();
    }

    @Test
    void tellsOfAnAlertUntilItsCauseEnds(Studio studio) throws GodwitException {
        studio.openPerspective("org.godwit.ui.monitor.perspective");
        studio.openView(ALERTS);
        fail();

        Link details = studio.find(popup(studio), Link.class, "to the alert", l -> true);
        studio.screenshot("alert-popup");
        studio.post(() -> details.notifyListeners(SWT.Selection, new Event()));
        Table table = studio.find(studio.window().getShell(), Table.class, "with the alert", t -> t.isVisible() && has(t, "orders-to-ob"));
        studio.await("the badge", () -> Widgets.below(studio.window().getShell()).anyMatch(w -> Widgets.text(w).equals("Alerts: 1") || w instanceof CLabel l && l.getText().equals("Alerts: 1")));
        studio.screenshot("alerts");

        studio.run(() -> table.setSelection(0));
        choose(studio, table, "Mute This Rule of the Project", "For One Hour");
        studio.await("the alert is muted", () -> open().mutedUntil().isPresent());
        studio.await("the badge goes", () -> Widgets.below(studio.window().getShell()).noneMatch(w -> w instanceof CLabel l && l.getText().startsWith("Alerts:")));
        studio.run(() -> table.setSelection(0));
        choose(studio, table, "Unmute");
        studio.await("the alert is loud again", () -> open().mutedUntil().isEmpty());

        studio.run(() -> {
            table.setSelection(0);
            table.notifyListeners(SWT.DefaultSelection, new Event());
        });
        studio.await("the project's editor", () -> Arrays.stream(studio.page().getEditorReferences()).anyMatch(e -> e.getName().equals("orders-to-ob")));

        sql("UPDATE oms_project SET status = 'SUSPEND' WHERE id = 'np_alert1'");
        studio.await("the alert ends", () -> Studios.get().alerts().open().isEmpty());
    }

    @Test
    void overviewCountsAndLeadsOn(Studio studio) throws GodwitException {
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.command("org.godwit.ui.app.overview");
        Table projects = studio.find(studio.window().getShell(), Table.class, "of the overview", t -> t.isVisible() && has(t, "crm-archive") && t.getColumn(0).getText().equals("Project") && t.getColumnCount() == 6);
        fail();
        studio.await("the alert is shown", () -> Widgets.below(studio.window().getShell()).anyMatch(w -> w instanceof Table t && t.isVisible() && t.getColumnCount() == 5 && has(t, "orders-to-ob")));
        studio.screenshot("overview");
        studio.command("org.godwit.ui.app.switchTheme");
        studio.screenshot("overview-dark");
        studio.command("org.godwit.ui.app.switchTheme");

        Button paused = studio.byText(studio.window().getShell(), Button.class, "Paused");
        studio.run(() -> {
            paused.setSelection(true);
            paused.notifyListeners(SWT.Selection, new Event());
        });
        studio.await("only paused ones", () -> has(projects, "crm-archive") && !has(projects, "orders-to-ob"));
        studio.run(() -> {
            projects.setSelection(0);
            projects.notifyListeners(SWT.DefaultSelection, new Event());
        });
        studio.await("the project's editor", () -> Arrays.stream(studio.page().getEditorReferences()).anyMatch(e -> e.getName().equals("crm-archive")));
    }

    @Test
    void channelsAreAddedTestedAndDeletedInThePreferences(Studio studio) throws Exception {
        AtomicInteger taken = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            taken.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            studio.post(() -> PreferencesUtil.createPreferenceDialogOn(studio.window().getShell(), "org.godwit.ui.app.channels", null, null).open());
            Shell dialog = studio.shell("Preferences");
            studio.press(dialog, "New Webhook");
            Shell fields = studio.shell("Webhook Channel");
            List<Text> texts = studio.call(() -> Widgets.below(fields).filter(Text.class::isInstance).map(Text.class::cast).toList());
            studio.type(texts.get(0), "night_duty");
            studio.type(texts.get(1), "http://127.0.0.1:" + server.getAddress().getPort() + "/alert?key=hidden");
            studio.screenshot("alert-channel");
            studio.press(fields, "OK");
            Table table = studio.find(dialog, Table.class, "with the channel", t -> t.isVisible() && has(t, "night_duty"));
            studio.run(() -> {
                table.setSelection(0);
                table.notifyListeners(SWT.Selection, new Event());
            });
            studio.press(dialog, "Test");
            studio.await("the message is taken", () -> taken.get() == 1);
            studio.screenshot("alert-channels");
            studio.press(dialog, "Delete");
            studio.await("the channel is gone", () -> table.getItemCount() == 0);
            studio.press(dialog, "Apply and Close");
            studio.await("the dialog closes", dialog::isDisposed);
        } finally {
            server.stop(0);
        }
    }

    private static boolean has(Table table, String text) {
        return Arrays.stream(table.getItems()).anyMatch(item -> {
            for (int i = 0; i < table.getColumnCount(); i++) {
                if (item.getText(i).equals(text)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static Shell popup(Studio studio) {
        Shell[] found = new Shell[1];
        studio.await("the pop-up with a way to the alert; one of an alert that has ended has none", Duration.ofMinutes(1), () -> {
            found[0] = Arrays.stream(Display.getCurrent().getShells()).filter(s -> s.isVisible() && Widgets.below(s).anyMatch(w -> w instanceof Label l && l.getText().contains("orders-to-ob"))
                    && Widgets.below(s).anyMatch(Link.class::isInstance) && s != studio.window().getShell()).findFirst().orElse(null);
            return found[0] != null;
        });
        return found[0];
    }

    /** Runs an entry of the table's menu by its labels, as a click does. */
    private static void choose(Studio studio, Table table, String... labels) {
        studio.run(() -> {
            table.notifyListeners(SWT.MenuDetect, new Event());
            Menu menu = table.getMenu();
            menu.notifyListeners(SWT.Show, new Event());
            MenuManager manager = (MenuManager) menu.getData(MenuManager.MANAGER_KEY);
            for (int i = 0; i < labels.length - 1; i++) {
                String label = labels[i];
                manager = (MenuManager) Arrays.stream(manager.getItems()).filter(m -> m instanceof MenuManager sub && sub.getMenuText().equals(label)).findFirst().orElseThrow();
            }
            action(manager.getItems(), labels[labels.length - 1]).run();
            menu.notifyListeners(SWT.Hide, new Event());
        });
    }

    private static IAction action(IContributionItem[] items, String label) {
        return Arrays.stream(items).filter(ActionContributionItem.class::isInstance).map(i -> ((ActionContributionItem) i).getAction()).filter(a -> label.equals(Widgets.plain(a.getText()))).findFirst()
                .orElseThrow();
    }
}
