package org.godwit.tests.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.progress.Progress;
import org.godwit.rehearsal.dump.DumpFailure;
import org.godwit.rehearsal.dump.DumpFinding;
import org.godwit.rehearsal.dump.DumpInput;
import org.godwit.rehearsal.dump.DumpLoader;
import org.godwit.rehearsal.dump.DumpResult;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpLoaderIT {
    private static Twins twins;
    private static Twin twin;
    private static Sql sql;

    @TempDir
    Path folder;

    private final CancelToken cancel = CancelToken.create();

    @BeforeAll
    static void start() throws Exception {
        CancelToken cancel = CancelToken.create();
        twins = Twins.open(cancel);
        twin = twins.start(TwinRequest.named("twin-source", 1), cancel);
        sql = new Sql(twin);
    }

    @AfterAll
    static void stop() throws Exception {
        try (Twin stopped = twin) {
            sql.close();
        }
    }

    @Test
    void aDumpOfTheSampleComesBackWhole() throws Exception {
        sql.run("DROP DATABASE IF EXISTS shop");
        new Sample(5, 20_000).load(twin.dataSource(), true, Progress.SILENT, cancel);
        Map<String, String> before = sql.checksums("shop");
        Path dump = folder.resolve("shop.sql");
        dump(dump, "--databases", "shop");
        sql.run("DROP DATABASE shop");
        DumpResult result = load(dump);
        assertThat(result.failures()).isEmpty();
        assertThat(result.databases()).containsExactly("shop");
        assertThat(sql.checksums("shop")).isEqualTo(before);
        assertThat(sql.column("SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = 'shop'")).containsExactly("order_item_positive");
        assertThat(sql.column("SELECT routine_name FROM information_schema.routines WHERE routine_schema = 'shop' ORDER BY 1")).containsExactly("close_order", "gross");
        assertThat(sql.value("SELECT count(*) FROM shop.a_summary_of_open_orders")).isNotEqualTo("0");
        assertThat(result.findings()).extracting(DumpFinding::ruleId).contains("DUMP-DEFINER");
    }

    @Test
    void anUnnamedDumpGetsItsDatabaseFromTheHeaderOrTheFile() throws Exception {
        sql.run("CREATE DATABASE named_in_header");
        sql.run("CREATE TABLE named_in_header.t (a int)");
        Path dump = folder.resolve("other name.sql");
        dump(dump, "named_in_header");
        sql.run("DROP DATABASE named_in_header");
        assertThat(load(dump).databases()).containsExactly("named_in_header");
        assertThat(load(write("my shop.sql", "CREATE TABLE t (a int);\nINSERT INTO t VALUES (1),(2)")).databases()).containsExactly("my shop");
        assertThat(sql.value("SELECT count(*) FROM `my shop`.t")).isEqualTo("2");
    }

    @Test
    void bytesThatAreNoUtf8Survive() throws Exception {
        Path latin = folder.resolve("latin.sql");
        String dump = "SET NAMES latin1;\nCREATE TABLE t (a varchar(20) CHARACTER SET latin1, b varchar(20) CHARACTER SET utf8mb4, c varbinary(20));\nINSERT INTO t VALUES ('M\u00FCller\u0080','M\u00FCller',_binary'\u00FF\u00FE\\0\\'');\n";
        Files.write(latin, dump.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(load(latin).failures()).isEmpty();
        assertThat(sql.value("SELECT concat_ws(',', hex(a), hex(b), hex(c)) FROM latin.t")).isEqualTo("4DFC6C6C657280,4DC3BC6C6C6572,FFFE0027");
    }

    @Test
    void aCutDumpIsToldBeforeAnythingIsLoaded() throws Exception {
        sql.run("CREATE DATABASE cut_one");
        sql.run("CREATE TABLE cut_one.t (a int)");
        Path whole = folder.resolve("whole.sql");
        dump(whole, "--databases", "cut_one");
        sql.run("DROP DATABASE cut_one");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.sql");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
        DumpResult result = load(cut);
        assertThat(result.failures()).singleElement().satisfies(f -> assertThat(f.serverError()).contains("cut"));
        assertThat(sql.column("SHOW DATABASES LIKE 'cut_one'")).isEmpty();
    }

    @Test
    void aCutCompressedOrHandWrittenDumpIsTold() throws Exception {
        Path zipped = folder.resolve("zipped.sql.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write("CREATE TABLE t (a int);\nINSERT INTO t VALUES (1);\n".repeat(1).getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(load(zipped).failures()).isEmpty();
        assertThat(sql.value("SELECT a FROM zipped.t")).isEqualTo("1");
        byte[] bytes = Files.readAllBytes(zipped);
        Path cut = Files.write(folder.resolve("zipcut.sql.gz"), java.util.Arrays.copyOf(bytes, bytes.length - 12));
        assertThat(load(cut).failures()).isNotEmpty();
        Path inString = write("instring.sql", "CREATE TABLE t (a varchar(9));\nINSERT INTO t VALUES ('abc");
        assertThat(load(inString).failures()).singleElement().satisfies(f -> assertThat(f.serverError()).contains("inside a string"));
        Path inStatement = write("instatement.sql", "CREATE TABLE t (a int);\nINSERT INTO t VALUES (1),(2");
        assertThat(load(inStatement).failures()).singleElement().satisfies(f -> assertThat(f.remedy()).contains("may be cut"));
    }

    @Test
    void aRefusedStatementIsReportedWithPlaceAndRemedyAndTheOthersGoOn() throws Exception {
        Path dump = write("bad.sql", "CREATE TABLE t (a int PRIMARY KEY);\nINSERT INTO t VALUES (1);\nINSERT INTO t\n VALUES (1);\nINSERT INTO nowhere VALUES (1);\nINSERT INTO t VALUES (2);\n");
        DumpResult result = load(dump);
        assertThat(result.failures()).extracting(DumpFailure::line).containsExactly(3L, 5L);
        assertThat(result.failures().getFirst().serverError()).startsWith("1062");
        assertThat(result.failures()).allSatisfy(f -> assertThat(f.remedy()).isNotBlank());
        assertThat(sql.value("SELECT count(*) FROM bad.t")).isEqualTo("2");
    }

    @Test
    void takesADumpOfMysql8() throws Exception {
        Path dump = write("mysql8.sql", """
                -- MySQL dump 10.13  Distrib 8.0.40, for Linux (x86_64)
                -- Host: localhost    Database: shop8
                /*!50503 SET NAMES utf8mb4 */;
                /*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
                /*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
                SET @@SESSION.SQL_LOG_BIN= 0;
                SET @@GLOBAL.GTID_PURGED=/*!80000 '+'*/ '3E11FA47-71CA-11E1-9E33-C80AA9429562:1-5';
                CREATE DATABASE /*!32312 IF NOT EXISTS*/ `shop8` /*!40100 DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci */ /*!80016 DEFAULT ENCRYPTION='N' */;
                USE `shop8`;
                CREATE TABLE `t` (
                  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
                  `j` json DEFAULT NULL,
                  `n` varchar(20) COLLATE utf8mb4_0900_as_cs DEFAULT (_utf8mb4'x'),
                  `g` int GENERATED ALWAYS AS ((`id` + 1)) VIRTUAL NOT NULL,
                  `h` int /*!80023 INVISIBLE */ DEFAULT NULL,
                  PRIMARY KEY (`id`),
                  KEY `f` ((lower(`n`))),
                  KEY `i` (`n`) /*!80000 INVISIBLE */
                ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
                LOCK TABLES `t` WRITE;
                /*!40000 ALTER TABLE `t` DISABLE KEYS */;
                INSERT INTO `t` (`id`, `j`, `n`) VALUES (1,'{\\"a\\": \\"😀\\"}','it\\'s;'),(2,NULL,'b');
                /*!40000 ALTER TABLE `t` ENABLE KEYS */;
                UNLOCK TABLES;
                DELIMITER ;;
                /*!50003 CREATE*/ /*!50017 DEFINER=`nobody`@`%`*/ /*!50003 TRIGGER `tr` BEFORE INSERT ON `t` FOR EACH ROW BEGIN SET NEW.h = 1; SET NEW.j = NULL; END */;;
                /*!50003 CREATE DEFINER=`nobody`@`%` PROCEDURE `p`() BEGIN SELECT * FROM t LATERAL; END */;;
                DELIMITER ;
                /*!50001 CREATE ALGORITHM=UNDEFINED */
                /*!50013 DEFINER=`nobody`@`%` SQL SECURITY DEFINER */
                /*!50001 VIEW `v` AS select `t`.`id` AS `id` from `t` */;
                CREATE VIEW `broken` AS select `t`.`id` AS `id` from json_table('[1]', '$[*]' COLUMNS (nested '$' x)) AS t;
                -- Dump completed on 2026-11-01 12:00:00
                """);
        DumpResult result = load(dump);
        assertThat(result.failures()).isEmpty();
        assertThat(result.findings()).extracting(DumpFinding::ruleId).contains("DUMP-GTID", "DUMP-GENERATED", "DUMP-INVISIBLE-COLUMN", "DUMP-FUNCTIONAL-INDEX", "DUMP-INVISIBLE-INDEX", "DUMP-DEFINER", "DUMP-LEFT");
        assertThat(sql.value("SELECT concat(id, j, n, g) FROM shop8.t WHERE id = 1")).isEqualTo("1{\"a\": \"😀\"}it's;2");
        assertThat(sql.column("SELECT id FROM shop8.v")).containsExactly("1", "2");
        assertThat(sql.value("SHOW CREATE TABLE shop8.t")).isEqualTo("t");
    }

    @Test
    void sourceStaysInsideTheFolder() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("dump"));
        Files.writeString(folder.resolve("outside.sql"), "CREATE TABLE secret (a int);");
        Files.writeString(inner.resolve("part.inc"), "CREATE TABLE t (a int);\n\\. part2.inc\n");
        Files.writeString(inner.resolve("part2.inc"), "INSERT INTO t VALUES (9);\n");
        Files.writeString(inner.resolve("all.sql"), "CREATE DATABASE inc;\nUSE inc\nSOURCE part.inc;\nsource ../outside.sql\nsource none.sql\n");
        DumpResult result = load(inner);
        assertThat(sql.value("SELECT a FROM inc.t")).isEqualTo("9");
        assertThat(result.failures()).extracting(DumpFailure::serverError).containsExactly("The file is outside the folder that was given.", "There is no such file.");
        Path sandbox = write("sandbox.sql", "/*M!999999\\- enable the sandbox mode */ \nSOURCE part.inc\n");
        assertThat(load(sandbox).failures()).singleElement().satisfies(f -> assertThat(f.serverError()).contains("sandbox"));
    }

    @Test
    void aFolderInTheMannerOfMydumper() throws Exception {
        Path dump = Files.createDirectories(folder.resolve("my"));
        Files.writeString(dump.resolve("m-schema-create.sql"), "CREATE DATABASE `m`;\n");
        Files.writeString(dump.resolve("m.t-schema.sql"), "CREATE TABLE `t` (a int);\n");
        Files.writeString(dump.resolve("m.t.00000.sql"), "INSERT INTO `t` VALUES (1);\n");
        Files.writeString(dump.resolve("m.v-schema-view.sql"), "CREATE VIEW `v` AS SELECT * FROM `t`;\n");
        Files.writeString(dump.resolve("metadata"), "Started\n");
        assertThat(load(dump).failures()).isEmpty();
        assertThat(sql.value("SELECT a FROM m.v")).isEqualTo("1");
    }

    private DumpResult load(Path path) throws Exception {
        return new DumpLoader(twin.dataSource(), true, Progress.SILENT, cancel).load(DumpInput.of(List.of(path)));
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private void dump(Path to, String... options) throws Exception {
        Path login = Files.writeString(folder.resolve("login.cnf"), "[client]\nhost=127.0.0.1\nuser=root\nport=" + twin.port() + "\npassword=" + twin.dataSource().password().reveal() + "\n");
        List<String> command = new java.util.ArrayList<>(List.of(twins.dumpProgram().toString(), "--defaults-file=" + login, "--ssl=0", "--routines", "--events", "--triggers", "--default-character-set=utf8mb4"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectOutput(to.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(process.waitFor()).isZero();
    }
}
