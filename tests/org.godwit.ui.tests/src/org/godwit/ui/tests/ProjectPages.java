package org.godwit.ui.tests;

import java.util.Arrays;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.godwit.ui.Palette;
import org.godwit.ui.projects.ProjectEditor;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.Widgets;

/** Opens a project's editor and turns its pages. Called on the test thread. */
final class ProjectPages {
    private final Studio studio;

    ProjectPages(Studio studio) {
        this.studio = studio;
    }

    /** Shows a page of a project and returns the folder of its pages. */
    CTabFolder open(String id, String name, String title) {
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.run(() -> ProjectEditor.open(id, name));
        CTabFolder pages = studio.find(studio.window().getShell(), CTabFolder.class, "with the pages of the project",
                f -> f.isVisible() && f.getItemCount() > 0 && f.getItem(0).getText().equals("Steps") && studio.window().getActivePage().getActiveEditor().getTitle().equals(name));
        turn(pages, title);
        return pages;
    }

    void turn(CTabFolder folder, String title) {
        studio.run(() -> {
            CTabItem item = Stream.of(folder.getItems()).filter(i -> i.getText().startsWith(title)).findFirst().orElseThrow();
            folder.setSelection(item);
            Event event = new Event();
            event.item = item;
            folder.notifyListeners(SWT.Selection, event);
        });
    }

    /** Turns a folder inside a page. */
    void turnWithin(CTabFolder pages, String title) {
        turn(studio.find(pages, CTabFolder.class, "with " + title, f -> f != pages && f.isVisible() && Stream.of(f.getItems()).anyMatch(i -> i.getText().startsWith(title))), title);
    }

    /** Presses a button of the page that is shown, as soon as it is enabled; other pages may have one of the same name. */
    void press(CTabFolder folder, String text) {
        Button button = studio.find(folder, Button.class, "\"" + text + "\" that can be pressed", b -> b.isVisible() && b.isEnabled() && Widgets.plain(b.getText()).equals(text));
        studio.post(() -> button.notifyListeners(SWT.Selection, new Event()));
    }

    static Stream<String> rows(Table table) {
        return Arrays.stream(table.getItems()).map(i -> {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < table.getColumnCount(); column++) {
                text.append(i.getText(column)).append(' ');
            }
            return text.toString();
        });
    }

    /** Pictures of the editor with all the room of the window, light and dark. */
    void picture(String name) {
        IWorkbenchPage page = studio.page();
        IWorkbenchPartReference editor = studio.call(() -> page.getReference(page.getActiveEditor()));
        studio.run(() -> page.toggleZoom(editor));
        bothThemes(name);
        studio.run(() -> page.toggleZoom(editor));
        studio.settle();
    }

    /** Pictures of what there is, light and dark. */
    void bothThemes(String name) {
        studio.screenshot(name);
        studio.command("org.godwit.ui.app.switchTheme");
        studio.await("dark ground", () -> Palette.isDark(studio.window().getShell()));
        studio.screenshot(name + "-dark");
        studio.command("org.godwit.ui.app.switchTheme");
        studio.await("light ground", () -> !Palette.isDark(studio.window().getShell()));
    }
}
