package org.godwit.rehearsal.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTest {
    @Test
    void splitsAtSemicolonsAndKeepsLines() throws IOException {
        List<DumpItem> items = read("SELECT 1;\n\n  SELECT\n 2 ;SELECT 3;\n");
        assertThat(texts(items)).containsExactly("SELECT 1", "SELECT\n 2", "SELECT 3");
        assertThat(items).extracting(DumpItem::line).containsExactly(1L, 3L, 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a;b'", "'it''s;'", "'back\\';slash'", "\"a;b\"", "\"say \"\";\"\"\"", "`a;b`", "`a``;b`", "`back\\`", "'--;'", "'/*;'", "'#;'", "'line\n;'", "'\\\\'"})
    void doesNotSplitInsideQuotes(String quoted) throws IOException {
        assertThat(texts(read("SELECT " + quoted + ";SELECT 2;"))).containsExactly("SELECT " + quoted, "SELECT 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- it's; a comment\n", "# it's; a comment\n", "/* it's; a\n comment */", "--\n", "--\t;\n"})
    void leavesCommentsBeforeAStatement(String comment) throws IOException {
        assertThat(texts(read(comment + "SELECT 1;" + comment + "SELECT 2;"))).containsExactly("SELECT 1", "SELECT 2");
    }

    @Test
    void keepsCommentsWithinAStatementButDoesNotSplitThere() throws IOException {
        assertThat(texts(read("SELECT 1 -- one; it's\n, 2 /* two; */, 3 # three;\n;SELECT 4;"))).containsExactly("SELECT 1 -- one; it's\n, 2 /* two; */, 3 # three;", "SELECT 4");
    }

    @Test
    void twoMinusSignsWithoutBlankAreNoComment() throws IOException {
        assertThat(texts(read("SELECT 5--1;SELECT 2;"))).containsExactly("SELECT 5--1", "SELECT 2");
    }

    @Test
    void keepsVersionedComments() throws IOException {
        String versioned = "/*!40101 SET NAMES utf8mb4 */";
        String maria = "/*M!100616 SET @OLD_NOTE_VERBOSITY=@@NOTE_VERBOSITY */";
        String hint = "SELECT /*+ MAX_EXECUTION_TIME(1) */ 1";
        assertThat(texts(read(versioned + ";\n" + maria + ";\n" + hint + ";"))).containsExactly(versioned, maria, hint);
    }

    @Test
    void doesNotSplitInsideAStringInsideAVersionedComment() throws IOException {
        String view = "/*!50001 CREATE VIEW `v` AS select ';' AS `a;b` */";
        assertThat(texts(read(view + ";SELECT 1;"))).containsExactly(view, "SELECT 1");
    }

    @Test
    void takesTheDelimiterOfTheClient() throws IOException {
        String dump = "DELIMITER ;;\n/*!50003 CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN\n SET NEW.a = 1; -- it's\n SET NEW.b = 2;\nEND */;;\nDELIMITER ;\nSELECT 1;\n";
        List<DumpItem> items = read(dump);
        assertThat(texts(items)).containsExactly("/*!50003 CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN\n SET NEW.a = 1; -- it's\n SET NEW.b = 2;\nEND */", "SELECT 1");
        assertThat(items.get(1).line()).isEqualTo(7);
    }

    @Test
    void aDelimiterMayBeOfSeveralAndOfAnyCharacters() throws IOException {
        assertThat(texts(read("delimiter $$\r\nSELECT '$$';SELECT 1$$\r\nDELIMITER //\nSELECT 4/2//\nDelimiter ;\nSELECT 3;"))).containsExactly("SELECT '$$';SELECT 1", "SELECT 4/2", "SELECT 3");
    }

    @Test
    void readsClientCommands() throws IOException {
        List<DumpItem> items = read("source part 1.sql;\n\\. ../other.sql\nUSE shop\nUSE `a b`;\nSELECT 1;");
        assertThat(items).containsExactly(new DumpItem.Source("part 1.sql", 1), new DumpItem.Source("../other.sql", 2), new DumpItem.Statement("USE shop", 3, true),
                new DumpItem.Statement("USE `a b`", 4, true), new DumpItem.Statement("SELECT 1", 5, true));
    }

    @Test
    void aColumnNamedLikeACommandIsNone() throws IOException {
        assertThat(texts(read("CREATE TABLE t (\nsource int,\nuse_by date,\ndelimiter int);"))).containsExactly("CREATE TABLE t (\nsource int,\nuse_by date,\ndelimiter int)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*!999999\\- enable the sandbox mode */ \n", "/*M!999999\\- enable the sandbox mode */ \n"})
    void seesTheSandboxLine(String line) throws IOException {
        List<DumpItem> items = read(line + "-- MariaDB dump 10.19\nSELECT 1;");
        assertThat(items).containsExactly(new DumpItem.Sandbox(1), new DumpItem.Statement("SELECT 1", 3, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO t VALUES ('abc", "INSERT INTO t VALUES (`abc", "SELECT 1; /* abc", "SELECT \"abc\\\"", "/*!50003 CREATE VIEW v AS SELECT 'a"})
    void tellsThatAFileEndsInsideSomething(String dump) throws IOException {
        List<DumpItem> items = read(dump);
        assertThat(items.getLast()).isInstanceOf(DumpItem.Cut.class);
    }

    @Test
    void tellsThatTheLastStatementHasNoDelimiter() throws IOException {
        assertThat(read("SELECT 1;\nSELECT 2")).containsExactly(new DumpItem.Statement("SELECT 1", 1, true), new DumpItem.Statement("SELECT 2", 2, false));
    }

    @Test
    void aDumpWithoutItsLastLineIsCut() throws IOException {
        assertThat(comments("-- MySQL dump 10.13  Distrib 8.0.40\n-- Host: localhost    Database: shop\nSELECT 1;\n-- Dump completed on 2026-11-01\n").isCut()).isFalse();
        DumpComments cut = comments("-- MySQL dump 10.13  Distrib 8.0.40\n-- Host: localhost    Database: shop\nSELECT 1;\n");
        assertThat(cut.isCut()).isTrue();
        assertThat(cut.database()).contains("shop");
        assertThat(comments("-- by hand\nSELECT 1;\n").isCut()).isFalse();
        assertThat(comments("-- Host: localhost    Database: \nSELECT 1;\n").database()).isEmpty();
    }

    @Test
    void everyByteSurvives() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        String bytes = new String(all, StandardCharsets.ISO_8859_1).replace("'", "").replace("\\", "");
        assertThat(texts(read("SELECT '" + bytes + "';"))).containsExactly("SELECT '" + bytes + "'");
    }

    @Test
    void backslashIsPlainWhereTheModeSaysSo() throws IOException {
        String dump = "/*!50003 SET sql_mode = 'STRICT_TRANS_TABLES,NO_BACKSLASH_ESCAPES' */ ;\nSELECT 'a\\';\n/*!50003 SET sql_mode = @saved_sql_mode */ ;\nSELECT 'a\\';b';";
        assertThat(texts(read(dump))).contains("SELECT 'a\\'", "SELECT 'a\\';b'").hasSize(4);
    }

    @Test
    void skipsAByteOrderMarkAndCarriageReturns() throws IOException {
        assertThat(texts(read("\u00EF\u00BB\u00BFSELECT 1;\r\nSELECT 2;\r\n"))).containsExactly("SELECT 1", "SELECT 2");
    }

    @Test
    void readsTheSameWhateverPiecesTheStreamComesIn() throws IOException {
        String dump = "-- x\nINSERT INTO `t;` VALUES ('it''s',\"a\\\";\");\n/*!40000 ALTER TABLE t ENABLE KEYS */;\n".repeat(2000);
        List<DumpItem> whole = read(dump);
        InputStream drops = new ByteArrayInputStream(dump.getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 7));
            }
        };
        assertThat(read(drops)).isEqualTo(whole);
        assertThat(whole).hasSize(4000);
    }

    @Test
    void emptyStatementsAreSkipped() throws IOException {
        assertThat(read(";; ;\n;")).isEmpty();
        assertThat(read("")).isEmpty();
    }

    private static DumpComments comments(String dump) throws IOException {
        StatementReader reader = new StatementReader(new ByteArrayInputStream(dump.getBytes(StandardCharsets.ISO_8859_1)));
        while (reader.next().isPresent()) {
            assertThat(reader.bytesRead()).isPositive();
        }
        return reader.comments();
    }

    private static List<String> texts(List<DumpItem> items) {
        return items.stream().map(i -> ((DumpItem.Statement) i).text()).toList();
    }

    private static List<DumpItem> read(String latin1) throws IOException {
        return read(new ByteArrayInputStream(latin1.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static List<DumpItem> read(InputStream in) throws IOException {
        StatementReader reader = new StatementReader(in);
        List<DumpItem> items = new ArrayList<>();
        for (Optional<DumpItem> item = reader.next(); item.isPresent(); item = reader.next()) {
            items.add(item.get());
        }
        return items;
    }
}
