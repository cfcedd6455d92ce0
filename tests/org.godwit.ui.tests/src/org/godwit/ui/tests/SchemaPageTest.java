package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.supervisor.service.StructObject;
import org.godwit.supervisor.service.StructObject.State;
import org.godwit.ui.LineComparison;
import org.godwit.ui.LineComparison.Kind;
import org.godwit.ui.LineComparison.Row;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.PairExtension.Pair;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The objects of the schema migration: both definitions with their differences, and mending many objects at once. */
@ExtendWith({StudioExtension.class, PairExtension.class})
@TestMethodOrder(OrderAnnotation.class)
class SchemaPageTest {
    private static final String PROJECT = "schema_page";
    private static final Duration RUN = Duration.ofMinutes(1);

    private static String id;

    @Test
    @Order(1)
    void alignsLinesAboutTheSameThing() {
        LineComparison comparison = LineComparison.of("CREATE TABLE `t` (\n  `id` int,\n  `gone` int,\n  `name` varchar(40) COLLATE a\n)", "CREATE TABLE `t` (\n  `id` int,\n  `name` varchar(40) COLLATE b,\n  `added` int\n)");

        assertThat(comparison.rows()).extracting(Row::kind).containsExactly(Kind.SAME, Kind.SAME, Kind.LEFT_ONLY, Kind.CHANGED, Kind.RIGHT_ONLY, Kind.SAME);
        assertThat(comparison.differences()).isEqualTo(1);
        Row changed = comparison.rows().get(3);
        assertThat(changed.leftSpans()).singleElement().satisfies(s -> assertThat(changed.left().substring(s.start(), s.start() + s.length())).isEqualTo("a"));
        assertThat(changed.rightSpans()).singleElement().satisfies(s -> assertThat(changed.right().substring(s.start())).isEqualTo("b,"));
    }

    @Test
    @Order(2)
    void marksWhatTheConversionChanged(Studio studio, Pair pair) throws GodwitException, SQLException {
        pair.source("CREATE DATABASE spage", "CREATE TABLE spage.item (id INT PRIMARY KEY, name VARCHAR(40), price DECIMAL(10,2), KEY by_name (name)) ENGINE=MyISAM COMMENT='goods'",
                "CREATE TABLE spage.note (id INT PRIMARY KEY, t TEXT)", "CREATE FUNCTION spage.gone(p DECIMAL(10,2)) RETURNS DECIMAL(10,2) DETERMINISTIC RETURN p * 2");
        for (String view : List.of("v_one", "v_two")) {
            pair.source("CREATE VIEW spage." + view + " AS SELECT id, spage.gone(price) AS n FROM spage.item WHERE price > 1");
        }
        for (String database : List.of("spage", "spage_moved")) {
            pair.target("CREATE DATABASE " + database, "CREATE FUNCTION " + database + ".kept(p DECIMAL(10,2)) RETURNS DECIMAL(10,2) DETERMINISTIC RETURN p * 3");
        }
        id = pair.project(PROJECT, Set.of(TransferType.SCHEMA), Map.of(), "spage.*=spage_moved.");
        Studios.get().projects().start(id);
        skipWhatFails(studio);
        studio.await("two views fail", RUN, () -> states().filter(s -> s == State.FAILED).count() == 2);

        ProjectPages pages = new ProjectPages(studio);
        CTabFolder folder = pages.open(id, PROJECT, "Objects");
        Fields fields = new Fields(studio);
        Table objects = studio.find(folder, Table.class, "with the objects", t -> t.isVisible() && t.getItemCount() >= 5);
        fields.select(objects, "spage.item");
        studio.find(folder, Label.class, "with the number of differences", l -> l.isVisible() && l.getText().matches("Differences: [1-9].*"));
        StyledText left = studio.find(folder, StyledText.class, "with the source's definition", t -> t.isVisible() && t.getText().contains("CREATE TABLE `spage`.`item`"));
        StyledText right = studio.find(folder, StyledText.class, "with the target's definition", t -> t.isVisible() && t.getText().contains("CREATE TABLE `spage_moved`.`item`"));
        assertThat(studio.call(left::getLineCount)).isEqualTo(studio.call(right::getLineCount));
        assertThat(studio.call(() -> left.getLineBackground(0))).as("the first line is tinted").isNotNull();
        assertThat(studio.call(() -> Stream.of(left.getStyleRanges()).map(r -> left.getText(r.start, r.start + r.length - 1)).toList())).contains("spage");
        studio.find(folder, Table.class, "with the finding about the engine", t -> t.isVisible() && ProjectPages.rows(t).anyMatch(r -> r.contains("MyISAM")));
        pages.picture("schema-page");
    }

    /** A missing function is found by the precheck, too. */
    private static void skipWhatFails(Studio studio) {
        studio.await("the precheck is over", RUN, () -> {
            for (PrecheckItem item : Studios.get().projects().precheckItems(id)) {
                if (item.state() == PrecheckItem.State.FAILED && Studios.get().projects().get(id).summary().status() == ProjectStatus.FAILED) {
                    Studios.get().projects().skipPrecheck(id, item.id());
                }
            }
            return states().findAny().isPresent();
        });
    }

    private static Stream<State> states() throws GodwitException {
        return Studios.get().projects().objects(id).stream().map(StructObject::state);
    }

    @Test
    @Order(3)
    void changesManyStatementsAtOnce(Studio studio) throws GodwitException {
        ProjectPages pages = new ProjectPages(studio);
        CTabFolder folder = pages.open(id, PROJECT, "Objects");
        studio.press(folder, "With problems only");
        Table objects = studio.find(folder, Table.class, "with the objects that failed", t -> t.isVisible() && ProjectPages.rows(t).filter(r -> r.contains("Failed")).count() == 2);
        studio.run(() -> {
            objects.deselectAll();
            for (int i = 0; i < objects.getItemCount(); i++) {
                if (objects.getItem(i).getText(2).equals("Failed")) {
                    objects.select(i);
                }
            }
            objects.notifyListeners(SWT.Selection, new Event());
        });
        pages.press(folder, "Modify");
        Shell dialog = studio.shell("Change the Statements of 2 Objects");
        List<Text> texts = studio.call(() -> org.godwit.ui.tests.harness.Widgets.below(dialog).filter(Text.class::isInstance).map(Text.class::cast).toList());
        studio.type(texts.get(0), "`gone`");
        studio.type(texts.get(1), "`kept`");
        studio.find(dialog, Label.class, "with the count", l -> l.getText().startsWith("2 of 2"));
        studio.screenshot("schema-replace");
        studio.press(dialog, "Save and Retry");
        studio.await("the project ends", RUN, () -> Studios.get().projects().get(id).summary().status() == ProjectStatus.FINISHED);
        assertThat(states()).allSatisfy(s -> assertThat(s.label()).startsWith("Completed"));
    }
}
