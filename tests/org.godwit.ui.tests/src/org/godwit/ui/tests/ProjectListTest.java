package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.PairExtension.Pair;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many projects: tagged, filtered, and acted on together. */
@ExtendWith({StudioExtension.class, PairExtension.class})
@TestMethodOrder(OrderAnnotation.class)
class ProjectListTest {
    private static final String VIEW = "org.godwit.ui.projects.list";

    private static List<ProjectSummary> ours() throws GodwitException {
        return Studios.get().projects().list().stream().filter(p -> p.name().startsWith("list_")).toList();
    }

    private static Table list(Studio studio) {
        studio.openPerspective("org.godwit.ui.projects.perspective");
        studio.openView(VIEW);
        return studio.find(studio.window().getShell(), Table.class, "of projects", t -> t.isVisible() && t.getColumnCount() > 5 && t.getColumn(0).getText().equals("Project"));
    }

    /** Selects the projects of these names and tells the view, so that commands know them. */
    private static void select(Studio studio, Table table, String... names) {
        studio.await("the projects are listed", () -> Stream.of(names).allMatch(n -> ProjectPages.rows(table).anyMatch(r -> r.startsWith(n + " "))));
        studio.run(() -> {
            table.setFocus();
            table.deselectAll();
            for (int i = 0; i < table.getItemCount(); i++) {
                if (List.of(names).contains(table.getItem(i).getText(0))) {
                    table.select(i);
                }
            }
            table.notifyListeners(SWT.Selection, new Event());
        });
    }

    @Test
    @Order(1)
    void tagsAndFilters(Studio studio, Pair pair) throws GodwitException, SQLException {
        pair.source("CREATE DATABASE IF NOT EXISTS lpage", "CREATE TABLE lpage.t (id INT PRIMARY KEY)");
        for (String name : List.of("list_a", "list_b", "list_c")) {
            pair.project(name, Set.of(TransferType.SCHEMA), Map.of(), "lpage.*=" + name + ".");
        }
        Table table = list(studio);
        select(studio, table, "list_a", "list_b");
        studio.command("org.godwit.ui.projects.tags");
        Shell dialog = studio.shell("Tags");
        Text name = studio.find(dialog, Text.class, "for a new tag", t -> t.getMessage().equals("New tag"));
        studio.type(name, "not one word");
        studio.press(dialog, "Add");
        studio.find(dialog, org.eclipse.swt.widgets.Widget.class, "why it is refused", w -> org.godwit.ui.tests.harness.Widgets.text(w).contains("it has a blank in it"));
        studio.type(name, "billing");
        studio.press(dialog, "Add");
        studio.find(dialog, Table.class, "with the new tag checked", t -> t.getItemCount() == 1 && t.getItem(0).getChecked());
        studio.screenshot("project-tags");
        studio.press(dialog, "OK");
        studio.await("both have it", () -> ours().stream().filter(p -> p.labels().equals(List.of("billing"))).count() == 2);

        Combo tags = studio.find(studio.window().getShell(), Combo.class, "with the tag", c -> c.isVisible() && c.indexOf("billing") > 0);
        choose(studio, tags, "billing");
        studio.await("only they are shown", () -> ProjectPages.rows(table).map(r -> r.substring(0, 6)).sorted().toList().equals(List.of("list_a", "list_b")));
        studio.screenshot("project-list");
        choose(studio, tags, "Any tag");
        Combo states = studio.find(studio.window().getShell(), Combo.class, "with the states", c -> c.isVisible() && c.indexOf("Any state") == 0);
        choose(studio, states, "Not Started");
        studio.await("all three are not started", () -> ProjectPages.rows(table).filter(r -> r.startsWith("list_")).count() == 3);
        choose(studio, states, "Any state");
    }

    private static void choose(Studio studio, Combo combo, String item) {
        studio.run(() -> {
            combo.select(combo.indexOf(item));
            combo.notifyListeners(SWT.Selection, new Event());
        });
    }

    @Test
    @Order(2)
    void actsOnManyWithOneQuestion(Studio studio) throws GodwitException {
        Table table = list(studio);
        Studios.get().projects().start(ours().stream().filter(p -> p.name().equals("list_a")).findFirst().orElseThrow().id());
        studio.await("one has ended", () -> ours().stream().anyMatch(p -> p.status() == ProjectStatus.FINISHED));
        studio.await("the list says so", () -> Arrays.stream(table.getItems()).anyMatch(i -> i.getText(0).equals("list_a") && i.getText(1).equals("Completed")));
        select(studio, table, "list_a", "list_b", "list_c");
        studio.command("org.godwit.ui.projects.release");
        Shell release = studio.shell("Release Projects");
        studio.find(release, Label.class, "that one is fit", l -> l.getText().contains("1 of 3"));
        studio.press(release, "Release");
        studio.await("it is released", () -> ours().stream().anyMatch(p -> p.status() == ProjectStatus.RELEASED));
        studio.await("the list says that, too", () -> Arrays.stream(table.getItems()).anyMatch(i -> i.getText(0).equals("list_a") && i.getText(1).equals("Released")));

        select(studio, table, "list_a", "list_b", "list_c");
        studio.command("org.godwit.ui.projects.delete");
        Shell delete = studio.shell("Delete Projects");
        Button ok = studio.byText(delete, Button.class, "Delete");
        assertThat(studio.call(ok::isEnabled)).isFalse();
        studio.type(studio.find(delete, Text.class, "for the number", t -> (t.getStyle() & SWT.READ_ONLY) == 0), "3");
        studio.screenshot("project-batch");
        studio.press(delete, "Delete");
        studio.await("all are gone", () -> ours().isEmpty());
    }
}
