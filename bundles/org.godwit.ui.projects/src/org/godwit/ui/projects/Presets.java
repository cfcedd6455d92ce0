package org.godwit.ui.projects;

import java.util.List;
import java.util.Map;

import org.godwit.ui.projects.SpeedField.Custom;
import org.godwit.ui.projects.SpeedField.Preset;

/** The speed presets of the parts of a migration, with what they mean on this machine (OMS: concurrency speed; migration.checker.params.steady, normal and fast). Without state. */
final class Presets {
    private static final String FULL = "fullTransferSpeedMode";
    private static final String VERIFY = "limitator.platform.threads.number";
    private static final String LANES = "incr.sink.workerNum";
    private static final int MOST_WORKERS = 256;
    private static final int MOST_THREADS = 512;

    private Presets() {
    }

    /** As Full-Import reckons: half as many workers as processors, twice and four times as many, and at least 2, 4 and 8. */
    static SpeedField full(OptionFields fields) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new SpeedField(fields,
                List.of(new Preset(Messages.OptionsPage_stable, Map.of(FULL, "STEADY"), Messages.bind(Messages.OptionsPage_fullStable, Math.max(2, processors / 2))),
                        new Preset(Messages.OptionsPage_normal, Map.of(), Messages.bind(Messages.OptionsPage_fullNormal, Math.max(4, processors * 2))),
                        new Preset(Messages.OptionsPage_fast, Map.of(FULL, "FAST"), Messages.bind(Messages.OptionsPage_fullFast, Math.max(8, processors * 4)))),
                List.of(new Custom(Messages.OptionsPage_readers, "source.workerNum", MOST_WORKERS, "4"), new Custom(Messages.OptionsPage_writers, "sink.workerNum", MOST_WORKERS, "4")));
    }

    static SpeedField verification(OptionFields fields) {
        return new SpeedField(fields,
                List.of(new Preset(Messages.OptionsPage_stable, Map.of(VERIFY, "4"), Messages.bind(Messages.OptionsPage_verifyMeans, 4, 2)),
                        new Preset(Messages.OptionsPage_normal, Map.of(), Messages.bind(Messages.OptionsPage_verifyMeans, 8, 4)),
                        new Preset(Messages.OptionsPage_fast, Map.of(VERIFY, "32"), Messages.bind(Messages.OptionsPage_verifyMeans, 32, 6))),
                List.of(new Custom(Messages.OptionsPage_threads, VERIFY, MOST_THREADS, "16")));
    }

    /** Two lanes per processor, at least 4 and at most 16, unless told otherwise. */
    static SpeedField incremental(OptionFields fields) {
        int lanes = Math.max(4, Math.min(16, Runtime.getRuntime().availableProcessors() * 2));
        return new SpeedField(fields,
                List.of(new Preset(Messages.OptionsPage_stable, Map.of(LANES, "2"), Messages.bind(Messages.OptionsPage_incrStable, 2)),
                        new Preset(Messages.OptionsPage_normal, Map.of(), Messages.bind(Messages.OptionsPage_incrNormal, lanes)),
                        new Preset(Messages.OptionsPage_fast, Map.of(LANES, "32"), Messages.bind(Messages.OptionsPage_incrFast, 32))),
                List.of(new Custom(Messages.OptionsPage_lanes, LANES, MOST_WORKERS, "8")));
    }
}
