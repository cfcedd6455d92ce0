package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.commands.Command;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.godwit.ui.Column;
import org.godwit.ui.RecordTable;
import org.godwit.ui.TableCopy;
import org.godwit.ui.tests.harness.Names;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one expects of a workbench: keys that work and are listed, copying, help under F1, names for screen readers. */
@ExtendWith(StudioExtension.class)
class HabitsTest {
    private record Line(String name, String count) {
    }

    private static RecordTable<Line> table(Shell shell) {
        shell.setLayout(new FillLayout());
        RecordTable<Line> table = new RecordTable<>(shell, SWT.MULTI, Line::name, List.of(Column.text("Na`me", 100, Line::name), Column.text("Rows", 100, Line::count)));
        table.setRows(List.of(new Line("a|b", "1\u2009234"), new Line("it's \\ x", "-5.5")));
        return table;
    }

    @Test
    void copiesRowsInEveryFormat(Studio studio) {
        studio.run(() -> {
            Shell shell = new Shell(Display.getCurrent());
            RecordTable<Line> table = table(shell);
            assertThat(table.export(TableCopy.Format.TEXT)).isEqualTo("Na`me\tRows\na|b\t1\u2009234\nit's \\ x\t-5.5\n");
            assertThat(table.export(TableCopy.Format.CSV)).isEqualTo("Na`me,Rows\na|b,1\u2009234\nit's \\ x,-5.5\n");
            assertThat(table.export(TableCopy.Format.MARKDOWN)).isEqualTo("| Na`me | Rows |\n| --- | --- |\n| a\\|b | 1\u2009234 |\n| it's \\\\ x | -5.5 |\n");
            assertThat(table.export(TableCopy.Format.SQL)).isEqualTo("INSERT INTO `table_name` (`Na``me`, `Rows`) VALUES ('a|b', 1234);\nINSERT INTO `table_name` (`Na``me`, `Rows`) VALUES ('it''s \\\\ x', -5.5);\n");
            table.select("a|b");
            assertThat(table.export(TableCopy.Format.SQL).lines()).hasSize(1);
            shell.dispose();
        });
    }

    @Test
    void everyTableOffersTheFormats(Studio studio) {
        studio.run(() -> {
            Shell shell = new Shell(Display.getCurrent());
            RecordTable<Line> bare = table(shell);
            RecordTable<Line> filledAnew = table(shell);
            MenuManager menu = new MenuManager();
            menu.setRemoveAllWhenShown(true);
            filledAnew.control().setMenu(menu.createContextMenu(filledAnew.control()));
            for (RecordTable<Line> table : List.of(bare, filledAnew)) {
                table.control().notifyListeners(SWT.MenuDetect, new Event());
                for (int shown = 0; shown < 2; shown++) {
                    table.control().getMenu().notifyListeners(SWT.Show, new Event());
                    MenuManager manager = (MenuManager) table.control().getMenu().getData(MenuManager.MANAGER_KEY);
                    assertThat(Arrays.stream(manager.getItems()).filter(i -> "org.godwit.ui.copyAs".equals(i.getId())).toList()).singleElement()
                            .satisfies(i -> assertThat(((MenuManager) i).getItems()).hasSize(TableCopy.Format.values().length));
                }
            }
            shell.dispose();
        });
    }

    @Test
    void everyKeyOfOursIsOnlyOurs(Studio studio) {
        Map<String, Set<String>> commands = new HashMap<>();
        studio.run(() -> {
            for (Binding binding : PlatformUI.getWorkbench().getService(IBindingService.class).getBindings()) {
                if (binding.getParameterizedCommand() != null && binding.getPlatform() == null) {
                    commands.computeIfAbsent(binding.getContextId() + " " + binding.getTriggerSequence().format(), k -> new TreeSet<>()).add(binding.getParameterizedCommand().getId());
                }
            }
        });
        assertThat(commands.values().stream().filter(ids -> ids.size() > 1 && ids.stream().anyMatch(id -> id.startsWith("org.godwit.")))).isEmpty();
        assertThat(commands.values().stream().flatMap(Set::stream)).contains("org.eclipse.ui.window.quickAccess", "org.godwit.ui.app.guide", "org.godwit.ui.app.keys");
    }

    @Test
    void theSheetListsEveryCommandOfOurs(Studio studio) {
        studio.command("org.godwit.ui.app.keys");
        Shell sheet = shellWithTable(studio, 10);
        Set<String> names = studio.call(() -> {
            Set<String> ours = new TreeSet<>();
            for (Command command : PlatformUI.getWorkbench().getService(ICommandService.class).getDefinedCommands()) {
                if (command.getId().startsWith("org.godwit.")) {
                    ours.add(command.getName());
                }
            }
            return ours;
        });
        Table table = studio.find(sheet, Table.class, "of keys", t -> true);
        Set<String> listed = studio.call(() -> Arrays.stream(table.getItems()).map(i -> i.getText(1)).collect(Collectors.toSet()));
        assertThat(listed).containsAll(names);
        studio.screenshot("keys");
        studio.run(sheet::close);
    }

    private static Shell shellWithTable(Studio studio, int rows) {
        Shell[] found = new Shell[1];
        studio.await("a window with a table", () -> {
            found[0] = Arrays.stream(Display.getCurrent().getShells()).filter(s -> s != studio.window().getShell() && s.isVisible())
                    .filter(s -> Widgets.below(s).anyMatch(w -> w instanceof Table t && t.getItemCount() >= rows)).findFirst().orElse(null);
            return found[0] != null;
        });
        return found[0];
    }

    @Test
    void quickAccessFindsCommands(Studio studio) {
        studio.openPerspective("org.godwit.ui.projects.perspective");
        String name = studio.call(() -> PlatformUI.getWorkbench().getService(ICommandService.class).getCommand("org.godwit.ui.app.switchTheme").getName());
        studio.command("org.eclipse.ui.window.quickAccess");
        Text[] field = new Text[1];
        studio.await("the field of quick access", () -> {
            field[0] = Display.getCurrent().getFocusControl() instanceof Text text && text.getShell() != studio.window().getShell() ? text : null;
            return field[0] != null;
        });
        studio.type(field[0], name);
        studio.await("the command is found", () -> Widgets.below(field[0].getShell()).anyMatch(w -> w instanceof Table t && Arrays.stream(t.getItems()).anyMatch(i -> i.getText(1).contains(name) || i.getText(0).contains(name))));
        studio.screenshot("quick-access");
        studio.run(() -> field[0].getShell().close());
    }

    @Test
    void helpShowsThePageOfTheActivePart(Studio studio) {
        studio.openPerspective("org.godwit.ui.rehearsal.perspective");
        studio.openView("org.godwit.ui.rehearsal.runs");
        studio.command("org.godwit.ui.app.guide");
        studio.await("the guide", () -> Widgets.below(studio.window().getShell()).anyMatch(w -> Widgets.text(w).startsWith("Rehearse a migration") && Widgets.text(w).length() > 500));
        studio.screenshot("guide");
        studio.run(() -> studio.page().hideView(studio.page().findView("org.godwit.ui.app.guide")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"datasources", "projects", "monitor", "rehearsal"})
    void everyControlHasAName(String topic, Studio studio) {
        studio.openPerspective("org.godwit.ui." + topic + ".perspective");
        List<String> nameless = new ArrayList<>();
        for (IViewReference view : studio.call(() -> studio.page().getViewReferences())) {
            if (view.getId().startsWith("org.godwit.")) {
                studio.openView(view.getId());
                studio.settle();
                nameless.addAll(studio.call(() -> Names.missing(studio.window().getShell())));
            }
        }
        studio.screenshot("page-" + topic);
        assertThat(new TreeSet<>(nameless)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"datasources.new", "rehearsal.new", "projects.new"})
    void everyControlOfAWizardHasAName(String command, Studio studio) {
        studio.command("org.godwit.ui." + command);
        Shell[] found = new Shell[1];
        studio.await("the wizard", () -> {
            found[0] = Stream.of(Display.getCurrent().getShells()).filter(s -> s != studio.window().getShell() && s.isVisible() && s.getText().length() > 3).findFirst().orElse(null);
            return found[0] != null;
        });
        studio.screenshot("wizard-" + command);
        List<String> nameless = studio.call(() -> Names.missing(found[0]));
        studio.run(found[0]::close);
        assertThat(nameless).isEmpty();
    }
}
