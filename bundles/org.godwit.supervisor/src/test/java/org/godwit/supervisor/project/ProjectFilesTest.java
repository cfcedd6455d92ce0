package org.godwit.supervisor.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ObjectSelection.ViewMapping;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TableMapping.ColumnMapping;
import org.godwit.core.model.TransferType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files outside the workspace: project files and selections as CSV. */
class ProjectFilesTest {
    private static final ObjectSelection.Specific ODD = new ObjectSelection.Specific(
            List.of(new TableMapping(new ObjectName("shop", "a,b \"c\"\nd"), new ObjectName("copy", "😀"), Optional.of("`x` = 'a;b,c' AND y > 1"), List.of(new ColumnMapping("id", "nr"), new ColumnMapping("x", "x"))),
                    TableMapping.same(new ObjectName("shop", "orders"))),
            List.of());

    @TempDir
    Path folder;

    @Test
    void writesAndReadsAProject() throws Exception {
        ObjectSelection objects = new ObjectSelection.Specific(ODD.tables(), List.of(new ViewMapping(new ObjectName("shop", "v"), new ObjectName("copy", "w"))));
        ProjectSpec spec = new ProjectSpec("p", "from", "to", Set.of(TransferType.SCHEMA, TransferType.FULL), objects, Map.of("sink.workerNum", "4"));
        Path file = folder.resolve("p.json");
        ProjectFile.write(file, spec);
        assertThat(ProjectFile.read(file)).isEqualTo(spec);
    }

    @Test
    void writesAndReadsRules() throws Exception {
        ProjectSpec spec = new ProjectSpec("p", "from", "to", Set.of(TransferType.VERIFICATION), new ObjectSelection.Wildcard(List.of("a.*=b."), List.of("a.*log")), Map.of());
        assertThat(ProjectFile.fromJson(ProjectFile.toJson(spec), "text")).isEqualTo(spec);
    }

    @Test
    void saysWhereAFileIsWrong() {
        wrong("{\n \"name\": \"p\",\n oops }", "line 3");
        wrong("[]", "not a JSON object");
        wrong("{\"name\":\"p\"}", "source is missing");
        wrong("{\"name\":\"p\",\"source\":\"a\",\"target\":\"b\",\"password\":\"x\"}", "unknown field password");
        wrong("{\"name\":\"p\",\"source\":\"a\",\"target\":\"b\",\"types\":[\"EVERYTHING\"]}", "EVERYTHING");
        wrong("{\"name\":\"p\",\"source\":\"a\",\"target\":\"b\",\"types\":[\"FULL\"],\"objects\":{}}", "objects.mode");
    }

    private static void wrong(String json, String reason) {
        assertThatThrownBy(() -> ProjectFile.fromJson(json, "p.json")).hasMessageContaining("GODWIT-PROJ-0012").hasMessageContaining("p.json").hasMessageContaining(reason);
    }

    @Test
    void writesAndReadsASelectionAsCsv() throws Exception {
        Path file = folder.resolve("objects.csv");
        SelectionCsv.write(file, ODD);
        assertThat(SelectionCsv.read(file)).isEqualTo(ODD);
    }

    @Test
    void keepsObjectsAndRulesAsJson() throws Exception {
        Path file = folder.resolve("objects.json");
        SelectionFile.writeJson(file, ODD);
        assertThat(SelectionFile.read(file)).isEqualTo(ODD);
        ObjectSelection rules = new ObjectSelection.Wildcard(List.of("shop.*", "shop.o_[0-9]=copy.o"), List.of("shop.tmp_*"));
        SelectionFile.writeJson(file, rules);
        assertThat(SelectionFile.read(file)).isEqualTo(rules);
    }

    @Test
    void takesTheObjectsOfAProjectFile() throws Exception {
        Path file = folder.resolve("p.godwit.json");
        ProjectFile.write(file, new ProjectSpec("p", "from", "to", Set.of(TransferType.FULL), ODD, Map.of()));
        assertThat(SelectionFile.read(file)).isEqualTo(ODD);
    }

    @Test
    void readsCsvByTheNameOfTheFile() throws Exception {
        Path file = folder.resolve("objects.CSV");
        SelectionFile.writeTemplate(file);
        assertThat(SelectionFile.read(file)).isEqualTo(new ObjectSelection.Specific(List.of(), List.of()));
        assertThatThrownBy(() -> SelectionFile.fromJson("{\"mode\":\"BOTH\"}", "objects.json")).hasMessageContaining("objects.json").hasMessageContaining("mode");
    }

    @Test
    void readsWhatSpreadsheetsWrite() throws Exception {
        String csv = "\uFEFF" + SelectionCsv.template() + "shop,orders,,,,\r\nshop,items,copy\r\n\r\nshop,\"quo\"\"te\",,,a=b;c,\"x IN (1,2)\"";
        assertThat(SelectionCsv.fromCsv(csv, "x").tables()).containsExactly(TableMapping.same(new ObjectName("shop", "orders")),
                new TableMapping(new ObjectName("shop", "items"), new ObjectName("copy", "items"), Optional.empty(), List.of()),
                new TableMapping(new ObjectName("shop", "quo\"te"), new ObjectName("shop", "quo\"te"), Optional.of("x IN (1,2)"), List.of(new ColumnMapping("a", "b"), new ColumnMapping("c", "c"))));
    }

    @Test
    void namesTheLineOfABadSelection() {
        wrongCsv("a,b\n", "line 1");
        wrongCsv(SelectionCsv.template() + "shop,orders\nshop\n", "line 3");
        wrongCsv(SelectionCsv.template() + "shop,\n", "line 2");
        wrongCsv(SelectionCsv.template() + "shop,orders,,,=b,\n", "column mapping");
        wrongCsv(SelectionCsv.template() + "shop,\"orders\n", "not closed");
        wrongCsv(SelectionCsv.template() + "a,b,c,d,e,f,g\n", "7 fields");
    }

    private static void wrongCsv(String csv, String reason) {
        assertThatThrownBy(() -> SelectionCsv.fromCsv(csv, "objects.csv")).hasMessageContaining("GODWIT-PROJ-0012").hasMessageContaining(reason);
    }
}
