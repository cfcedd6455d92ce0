package org.godwit.rehearsal.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DumpFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"shop.sql,shop,DATA", "shop-schema-create.sql.gz,shop,DATABASE", "shop.orders-schema.sql,shop,TABLE", "shop.orders.00001.sql.gz,shop,DATA", "shop.orders.sql,shop,DATA",
            "shop.v-schema.sql,shop,TABLE", "shop.v-schema-view.sql,shop,VIEW", "shop.orders-schema-triggers.sql,shop,TRIGGER", "shop-schema-post.sql,shop,ROUTINE", "my-schema.sql,my-schema,DATA"})
    void tellsDatabaseAndOrderFromTheName(String file, String database, DumpFile.Order order) {
        DumpFile dump = DumpFile.of(folder.resolve(file), folder);
        assertThat(dump.database()).isEqualTo(database);
        assertThat(dump.order()).isEqualTo(order);
    }

    @Test
    void ordersTheFilesOfAFolder() throws Exception {
        for (String name : List.of("a.t.00000.sql", "a.t-schema.sql", "a-schema-create.sql", "a.v-schema-view.sql", "a-schema-post.sql", "metadata", "notes.txt")) {
            Files.writeString(folder.resolve(name), "");
        }
        assertThat(DumpInput.of(List.of(folder)).files()).extracting(f -> f.path().getFileName().toString()).containsExactly("a-schema-create.sql", "a.t-schema.sql", "a.t.00000.sql",
                "a.v-schema-view.sql", "a-schema-post.sql");
    }

    @Test
    void saysWhenThereIsNoDump() {
        assertThatThrownBy(() -> DumpInput.of(List.of(folder))).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-DUMP-0001");
        assertThatThrownBy(() -> DumpInput.of(List.of(folder.resolve("none.sql")))).isInstanceOf(GodwitException.class).hasMessageContaining("there is no such file");
    }

    @Test
    void seesACutFileBeforeLoading() throws Exception {
        Path whole = Files.writeString(folder.resolve("whole.sql"), "-- MySQL dump 10.13\nSELECT 1;\n" + "-- x\n".repeat(5000) + "-- Dump completed on 2026-01-01\n");
        Path cut = Files.writeString(folder.resolve("cut.sql"), "-- MySQL dump 10.13\nSELECT 1;\n" + "-- x\n".repeat(5000));
        Path byHand = Files.writeString(folder.resolve("hand.sql"), "SELECT 1;");
        assertThat(CutCheck.check(DumpFile.of(whole, folder))).isEmpty();
        assertThat(CutCheck.check(DumpFile.of(cut, folder))).isPresent();
        assertThat(CutCheck.check(DumpFile.of(byHand, folder))).isEmpty();
    }
}
