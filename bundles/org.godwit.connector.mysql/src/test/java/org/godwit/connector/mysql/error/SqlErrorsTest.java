package org.godwit.connector.mysql.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlErrorsTest {
    @ParameterizedTest
    @CsvSource({"1045,28000,ACCESS_DENIED", "1213,40001,DEADLOCK", "1205,HY000,LOCK_WAIT", "1114,HY000,DISK_FULL", "1062,23000,DUPLICATE_KEY", "1146,42S02,UNKNOWN_TABLE", "1153,08S01,PACKET_TOO_LARGE",
            "1290,HY000,READ_ONLY", "1142,42000,NO_PRIVILEGE", "2013,08S01,CONNECTION_LOST", "0,08S01,CONNECTION_LOST", "4025,23000,CONSTRAINT", "99999,HY000,STATEMENT_FAILED"})
    void classifies(int number, String state, MySqlError expected) {
        assertThat(SqlErrors.classify(new SQLException("words", state, number))).isEqualTo(expected);
    }

    @Test
    void looksDownTheCauses() {
        assertThat(SqlErrors.classify(new SQLException("link failure", "08S01", 0, new UnknownHostException("nowhere")))).isEqualTo(MySqlError.UNKNOWN_HOST);
        assertThat(SqlErrors.classify(new SQLException("link failure", "08S01", 0, new ConnectException("refused")))).isEqualTo(MySqlError.REFUSED);
        assertThat(SqlErrors.translate(new SQLException("link failure", "08S01", 0, new UnknownHostException("nowhere")), "u@nowhere:1").problem().message()).contains("unknown host nowhere");
    }

    @Test
    void keepsValuesOutOfTheText() {
        String message = SqlErrors.translate(new SQLException("Duplicate entry 'secret-o''x' for key 'orders.uk'", "23000", 1062), "shop.orders").problem().message();
        assertThat(message).doesNotContain("secret").contains("shop.orders").contains("for key 'orders.uk'");
        assertThat(SqlErrors.withoutValues("Incorrect datetime value: '2020-99-99' for column `a`.`b`.`c` at row 1")).doesNotContain("2020-99").contains("at row 1");
    }

    @Test
    void aFailureOfCancelledWorkIsTheCancellation() {
        CancelToken cancel = CancelToken.create();
        cancel.cancel();
        GodwitException failure = SqlErrors.translate(new SQLException("Query execution was interrupted", "70100", 1317), "x", cancel);
        assertThat(failure.isCancelled()).isTrue();
    }
}
