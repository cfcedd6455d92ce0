package org.godwit.connector.mysql.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.spi.ProbeReport.SettingFinding;
import org.godwit.core.spi.ServerInfo;
import org.junit.jupiter.api.Test;

class SettingNeedsTest {
    private static final Map<String, String> GOOD = Map.of("log_bin", "ON", "binlog_format", "ROW", "binlog_row_image", "FULL", "binlog_row_value_options", "", "binlog_expire_logs_seconds", "604800",
            "server_id", "7", "local_infile", "ON");

    private static ServerInfo server(DataSourceType type, String version) {
        return new ServerInfo(type, version, Map.of(), Duration.ZERO);
    }

    private static List<SettingFinding> wrong(ServerInfo server, Map<String, String> variables) {
        return SettingNeeds.judge(server, variables).stream().filter(f -> !f.right()).toList();
    }

    private static Map<String, String> but(String name, String value) {
        Map<String, String> variables = new java.util.HashMap<>(GOOD);
        variables.put(name, value);
        return variables;
    }

    @Test
    void hasNothingAgainstAServerThatIsSetRight() {
        assertThat(SettingNeeds.judge(server(DataSourceType.MYSQL, "8.4.1"), GOOD)).hasSize(7).allMatch(SettingFinding::right).allMatch(f -> f.change().isEmpty());
    }

    @Test
    void namesWhatToChangeAndKeepsItOverARestart() {
        assertThat(wrong(server(DataSourceType.MYSQL, "8.4.1"), but("binlog_row_image", "MINIMAL"))).extracting(SettingFinding::name, SettingFinding::value, SettingFinding::change)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("binlog_row_image", "MINIMAL", "SET PERSIST binlog_row_image = 'FULL'"));
        assertThat(wrong(server(DataSourceType.MARIADB, "11.4.5-MariaDB"), but("binlog_format", "MIXED"))).extracting(SettingFinding::change)
                .containsExactly("SET GLOBAL binlog_format = 'ROW'; -- and in the option file");
        assertThat(wrong(server(DataSourceType.MYSQL, "5.7.44"), but("local_infile", "OFF"))).extracting(SettingFinding::change).containsExactly("SET GLOBAL local_infile = ON; -- and in the option file");
    }

    @Test
    void tellsThatALogMustBeSwitchedOnWithARestart() {
        assertThat(wrong(server(DataSourceType.MARIADB, "11.4.5-MariaDB"), but("log_bin", "OFF"))).extracting(SettingFinding::change).singleElement().asString().contains("restart", "log-bin");
    }

    @Test
    void wantsTheLogForADayOrForEver() {
        ServerInfo maria = server(DataSourceType.MARIADB, "10.5.1-MariaDB");
        Map<String, String> days = new java.util.HashMap<>(GOOD);
        days.remove("binlog_expire_logs_seconds");
        days.put("expire_logs_days", "0.5");
        assertThat(wrong(maria, days)).extracting(SettingFinding::name).containsExactly("expire_logs_days");
        days.put("expire_logs_days", "0");
        assertThat(wrong(maria, days)).isEmpty();
        assertThat(wrong(maria, but("binlog_expire_logs_seconds", "3600"))).extracting(SettingFinding::name).containsExactly("binlog_expire_logs_seconds");
        assertThat(wrong(maria, but("binlog_expire_logs_seconds", "0"))).isEmpty();
    }

    @Test
    void asksNothingAboutLogsOfTiDb() {
        assertThat(SettingNeeds.judge(server(DataSourceType.TIDB, "8.0.11-TiDB-v8.5.0"), but("log_bin", "OFF"))).extracting(SettingFinding::name).containsExactly("local_infile");
    }
}
