package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.CorrectionService.Correction;
import org.godwit.supervisor.service.ProjectService.ReverifyScope;
import org.godwit.supervisor.service.VerifyTable.ResultType;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.PairExtension.Pair;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows that differ: looked at, corrected with a preview, refused when they changed, taken back, verified again. */
@ExtendWith({StudioExtension.class, PairExtension.class})
@TestMethodOrder(OrderAnnotation.class)
class VerificationPageTest {
    private static final String PROJECT = "verify_page";
    private static final Duration RUN = Duration.ofMinutes(1);
    private static final String NAME_OF_7 = "SELECT name FROM vpage.item WHERE id = 7";

    private static String id;

    private static ProjectStatus status() throws GodwitException {
        return Studios.get().projects().get(id).summary().status();
    }

    private static long different() throws GodwitException {
        return Studios.get().projects().verification(id).stream().mapToLong(t -> t.mismatched() + t.sourceOnly() + t.destOnly()).sum();
    }

    @Test
    @Order(1)
    void correctsARowAndTakesItBack(Studio studio, Pair pair) throws GodwitException, SQLException {
        pair.source("CREATE DATABASE vpage", "CREATE TABLE vpage.item (id INT PRIMARY KEY, name VARCHAR(40), price DECIMAL(10,2), note TEXT)",
                "INSERT INTO vpage.item SELECT seq, CONCAT('item ', seq), seq / 7, CONCAT('a note about item ', seq, ' of the shop') FROM vpage.seq_1_to_500", "CREATE TABLE vpage.part (id INT PRIMARY KEY)",
                "INSERT INTO vpage.part VALUES (1), (2)");
        id = pair.project(PROJECT, Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.VERIFICATION), Map.of(), "vpage.*");
        Studios.get().projects().start(id);
        studio.await("all is verified", RUN, () -> status() == ProjectStatus.FINISHED);
        pair.target("UPDATE vpage.item SET name = 'wrong', note = 'a note about thing 7 of the shop' WHERE id = 7", "UPDATE vpage.item SET price = 1 WHERE id = 8", "DELETE FROM vpage.item WHERE id = 9",
                "INSERT INTO vpage.item VALUES (900, 'extra', 1, NULL)");
        Studios.get().projects().reverify(id, ReverifyScope.ALL);
        studio.await("four rows differ", RUN, () -> status() == ProjectStatus.FINISHED && different() == 4);

        ProjectPages pages = new ProjectPages(studio);
        CTabFolder folder = pages.open(id, PROJECT, "Verification");
        Fields fields = new Fields(studio);
        Table tables = studio.find(folder, Table.class, "with the tables", t -> t.isVisible() && t.getItemCount() == 2 && ProjectPages.rows(t).anyMatch(r -> r.contains("Inconsistent")));
        fields.select(tables, "vpage.item");
        Table rows = studio.find(folder, Table.class, "with the rows", t -> t.isVisible() && t.getColumn(0).getText().equals("Key") && t.getItemCount() == 4);
        fields.select(rows, "7");
        pages.turnWithin(folder, "Values");
        pages.picture("verification-page");
        pages.press(folder, "Correct Selected");
        Shell dialog = studio.shell("Correct vpage.item");
        studio.find(dialog, Text.class, "with one guarded statement", t -> t.getText().startsWith("UPDATE `vpage`.`item` SET `name`='item 7'") && t.getText().lines().count() == 1);
        studio.screenshot("verification-correct");
        studio.press(dialog, "Apply");
        answer(studio, "Verify Again", "No");
        assertThat(pair.read(NAME_OF_7)).isEqualTo("item 7");
        studio.find(folder, Table.class, "with the row as corrected", t -> t.isVisible() && ProjectPages.rows(t).anyMatch(r -> r.startsWith("7 ") && r.contains("Corrected")));

        pages.turnWithin(folder, "Corrections");
        Table corrections = studio.find(folder, Table.class, "with the correction", t -> t.isVisible() && ProjectPages.rows(t).anyMatch(r -> r.contains("Applied vpage.item 1")));
        assertThat(studio.call(corrections::getItemCount)).isEqualTo(1);
        pages.press(folder, "Undo Correction");
        answer(studio, "Undo Correction", "Yes");
        answer(studio, "Verify Again", "No");
        assertThat(pair.read(NAME_OF_7)).isEqualTo("wrong");
    }

    private static void answer(Studio studio, String title, String button) {
        Shell question = studio.shell(title);
        studio.press(question, button);
        studio.await("the question closes", question::isDisposed);
    }

    @Test
    @Order(2)
    void refusesARowThatHasChangedSince(Studio studio, Pair pair) throws GodwitException, SQLException {
        pair.target("UPDATE vpage.item SET price = 2 WHERE id = 8");
        ProjectPages pages = new ProjectPages(studio);
        CTabFolder folder = pages.open(id, PROJECT, "Verification");
        pages.turnWithin(folder, "Rows That Differ");
        pages.press(folder, "Correct All");
        Shell dialog = studio.shell("Correct vpage.item");
        studio.press(dialog, "Apply");
        Shell refusal = studio.shell("Correcting vpage.item");
        studio.find(refusal, Label.class, "that names the row", l -> l.getText().contains("id=8") && l.getText().contains("Nothing was corrected"));
        studio.screenshot("verification-refused");
        studio.run(refusal::close);
        assertThat(pair.read(NAME_OF_7)).as("all rows are one transaction").isEqualTo("wrong");
        assertThat(Studios.get().corrections().list(id)).extracting(Correction::state).containsExactly(Correction.State.REFUSED, Correction.State.UNDONE);
    }

    @Test
    @Order(3)
    void correctsAllAndVerifiesAgain(Studio studio, Pair pair) throws GodwitException, SQLException {
        pair.target("UPDATE vpage.item SET price = 1 WHERE id = 8");
        ProjectPages pages = new ProjectPages(studio);
        CTabFolder folder = pages.open(id, PROJECT, "Verification");
        pages.press(folder, "Correct All");
        Shell dialog = studio.shell("Correct vpage.item");
        studio.press(dialog, "Also delete rows that only the target has (1)");
        studio.find(dialog, Text.class, "with four statements", t -> t.getText().contains("DELETE FROM") && t.getText().lines().count() == 4);
        studio.press(dialog, "Apply");
        answer(studio, "Verify Again", "Yes");
        studio.await("both sides are the same", RUN, () -> status() == ProjectStatus.FINISHED && Studios.get().projects().verification(id).stream().allMatch(t -> t.result() == ResultType.CONSISTENT));
        assertThat(pair.read("SELECT COUNT(*) FROM vpage.item")).isEqualTo("500");
        assertThat(pair.read("SELECT name FROM vpage.item WHERE id = 9")).isEqualTo("item 9");
    }
}
