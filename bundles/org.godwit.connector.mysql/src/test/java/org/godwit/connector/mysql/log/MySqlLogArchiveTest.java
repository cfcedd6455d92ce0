package org.godwit.connector.mysql.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.change.RecordedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlLogArchiveTest {
    @Test
    void sharesGoByBytesOverAllFiles(@TempDir Path folder) throws Exception {
        Path first = Files.write(folder.resolve("binlog.000007"), new byte[1000]);
        Path second = Files.write(folder.resolve("binlog.000008"), new byte[900]);
        RecordedLog log = new RecordedLog(List.of(first, second), at("binlog.000007", 200), at("binlog.000008", 800), 1900);
        MySqlLogArchive archive = new MySqlLogArchive();
        assertThat(archive.share(log, log.begin())).isZero();
        assertThat(archive.share(log, at("binlog.000007", 600))).isEqualTo(0.25);
        assertThat(archive.share(log, at("binlog.000008", 400))).isEqualTo(0.75);
        assertThat(archive.share(log, log.end())).isOne();
        assertThat(archive.share(log, at("binlog.000009", 4))).as("no file of the recording").isZero();
        assertThat(archive.share(log, new LogPlace("", 4, "", Optional.of("0-1-7")).at(0))).as("identifiers alone").isZero();
    }

    private static LogPosition at(String file, long pos) {
        return new LogPlace(file, pos, "", Optional.empty()).at(0);
    }
}
