package org.godwit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.TransferType;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.Stage;
import org.junit.jupiter.api.Test;

class PartsTest {
    @Test
    void patternsGetTheDatabasesOfTheUrls() throws Exception {
        assertThat(Patterns.include(List.of(), "shop", "")).containsExactly("shop.*");
        assertThat(Patterns.include(List.of(), "shop", "shop")).containsExactly("shop.*");
        assertThat(Patterns.include(List.of(), "shop", "copy")).containsExactly("shop.*=copy.");
        assertThat(Patterns.include(List.of("a*,b", "other.c", "d=x.e"), "shop", "copy")).containsExactly("shop.a*=copy.", "shop.b=copy.", "other.c=copy.", "shop.d=x.e");
        assertThat(Patterns.exclude(List.of("tmp_*", "other.log"), "shop")).containsExactly("shop.tmp_*", "other.log");
        assertThatThrownBy(() -> Patterns.include(List.of("a"), "", "")).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-CLI-0001");
    }

    @Test
    void typesAndUntil() throws Exception {
        assertThat(Types.parse("schema, Full ,verify")).containsExactlyInAnyOrder(TransferType.SCHEMA, TransferType.FULL, TransferType.VERIFICATION);
        assertThat(Types.until(Types.parse("schema,full,verify"), "index")).containsExactlyInAnyOrder(TransferType.SCHEMA, TransferType.FULL);
        assertThat(Types.until(Types.parse("full,verify"), "FULL")).containsExactly(TransferType.FULL);
        assertThat(Types.until(Types.parse("full,verify"), "precheck")).hasSize(2);
        assertThat(Types.parse("incr,reverse")).containsExactlyInAnyOrder(TransferType.INCREMENTAL, TransferType.REVERSE);
        assertThat(Types.until(Types.parse("schema,full,incr,verify"), "incr")).containsExactlyInAnyOrder(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL);
        assertThatThrownBy(() -> Types.until(Types.parse("schema,full"), "incr")).hasMessageContaining("GODWIT-CLI-0004");
        for (String wrong : List.of("inkr", "back", "", "schema,,full")) {
            assertThatThrownBy(() -> Types.parse(wrong)).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-CLI-0002");
        }
    }

    @Test
    void namesOfServersAreShortAndTellServersApart() throws Exception {
        DataSource one = ConnectionUrl.parse("mysql://root@a-very-long-host-name.of.some.example.org:3306/shop");
        DataSource other = ConnectionUrl.parse("mysql://other@a-very-long-host-name.of.some.example.org:3306/shop");
        assertThat(SavedSources.name(one)).hasSizeLessThanOrEqualTo(32).isNotEqualTo(SavedSources.name(other)).isEqualTo(SavedSources.name(one));
    }

    @Test
    void theLineShowsBarRateAndTimeLeft() {
        String line = ProgressLine.line(Stage.FULL, new RunListener.State(0.5, 500_000, 1_000_000, "rows", 100_000, OptionalLong.of(65), "x"));
        assertThat(line).isEqualTo("Full migration     [##########----------]  50 %  500 000 rows  100 000 rows/s  1:05 left");
        assertThat(ProgressLine.line(Stage.LOAD, new RunListener.State(7, 5 << 20, 0, "bytes", 2 << 20, OptionalLong.empty(), ""))).contains("[####################]").contains("5.0 MB  2.0 MB/s");
    }

    @Test
    void statusesFollowTheKindOfFailure() {
        assertThat(Exit.of(new GodwitException(CliError.NO_DATABASE))).isEqualTo(Exit.WRONG_USE);
        assertThat(Exit.of(new GodwitException(org.godwit.core.error.CoreError.BAD_URL, "x"))).isEqualTo(Exit.WRONG_USE);
        assertThat(Exit.of(new GodwitException(org.godwit.core.error.CoreError.FILE, "x", "y"))).isEqualTo(Exit.FAILED);
        assertThat(Exit.of(new GodwitException(org.godwit.rehearsal.RehearsalError.TWIN_START, "x", "y"))).isEqualTo(Exit.FAILED);
    }
}
