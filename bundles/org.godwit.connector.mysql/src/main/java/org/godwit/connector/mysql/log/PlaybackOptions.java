package org.godwit.connector.mysql.log;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.godwit.core.change.LogPosition;
import org.godwit.core.change.RecordedLog;
import org.godwit.core.error.GodwitException;
import org.godwit.core.option.Option;
import org.godwit.core.spi.LogReader;

/** Parameters by which a recording takes the place of the source's log. Without state. */
public final class PlaybackOptions {
    public static final Option<String> FILES = Option.text("log.recordedFiles", "", "Files of a recorded log, one a line, read instead of the source's log; for rehearsals.");
    public static final Option<String> BEGIN = Option.text("log.recordedBegin", "", "Place at which the recorded log begins.");
    public static final Option<String> END = Option.text("log.recordedEnd", "", "Place at which the recorded log ends.");
    public static final Option<BigDecimal> SPEED = new Option<>("log.recordedSpeed", BigDecimal.class, "1", "from 0 on", "How many times faster than recorded the log is played; 0 for as fast as possible.",
            PlaybackOptions::speed);

    public static final List<Option<?>> ALL = List.of(FILES, BEGIN, END, SPEED);

    private PlaybackOptions() {
    }

    static Map<String, String> of(RecordedLog log, double speed) {
        return Map.of(FILES.key(), log.files().stream().map(f -> f.toAbsolutePath().toString()).collect(Collectors.joining("\n")), BEGIN.key(), log.begin().text(), END.key(), log.end().text(), SPEED.key(),
                BigDecimal.valueOf(speed).toPlainString());
    }

    /** The recording that parameters name; empty when they name none. */
    public static Optional<LogReader> reader(Map<String, String> parameters) throws GodwitException {
        String files = parameters.getOrDefault(FILES.key(), "");
        if (files.isBlank()) {
            return Optional.empty();
        }
        List<Path> paths = Arrays.stream(files.split("\n")).map(Path::of).toList();
        RecordedLog log = new RecordedLog(paths, new LogPosition(parameters.getOrDefault(BEGIN.key(), ""), 0), new LogPosition(parameters.getOrDefault(END.key(), ""), 0), 0);
        double speed = SPEED.parse(parameters.getOrDefault(SPEED.key(), SPEED.defaultText())).doubleValue();
        return Optional.of(new MySqlLogArchive().reader(log, speed));
    }

    private static BigDecimal speed(String text) {
        BigDecimal speed = new BigDecimal(text.strip());
        if (speed.signum() < 0) {
            throw new IllegalArgumentException("out of range");
        }
        return speed;
    }
}
