package org.godwit.rehearsal.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.godwit.rehearsal.report.Report;

/**
 * What the forecast would be with another speed preset (OMS: concurrency speed of the full migration). Only one preset was measured, so each other one is told as a range: at best the workers help in
 * proportion, at worst more of them help nothing. Without state.
 */
public final class WhatIf {
    private static final String MODE = "fullTransferSpeedMode";
    private static final List<String> WORKERS = List.of("source.workerNum", "sink.workerNum");

    /** Presets with workers for each processor and the fewest, as the full import takes them. */
    private enum Preset {
        STEADY(0.5, 2), NORMAL(2, 4), FAST(4, 8);

        private final double each;
        private final int fewest;

        Preset(double each, int fewest) {
            this.each = each;
            this.fewest = fewest;
        }

        int workers(int processors) {
            return Math.max(fewest, (int) (each * processors));
        }
    }

    private WhatIf() {
    }

    /**
     * @param seconds of the full migration as forecast
     * @param rows at the source
     * @param parameters with which was measured
     */
    public static Report.Section of(double seconds, long rows, Map<String, String> parameters, int processors) {
        Preset measured = Preset.valueOf(parameters.getOrDefault(MODE, Preset.NORMAL.name()).toUpperCase(Locale.ROOT));
        boolean own = WORKERS.stream().anyMatch(w -> !parameters.getOrDefault(w, "0").equals("0"));
        List<List<String>> lines = new ArrayList<>();
        for (Preset preset : own ? new Preset[0] : Preset.values()) {
            double scaled = seconds * measured.workers(processors) / preset.workers(processors);
            String best = Forecast.duration(Math.min(seconds, scaled));
            String worst = Forecast.duration(Math.max(seconds, scaled));
            lines.add(List.of(preset.name() + (preset == measured ? " (measured)" : ""), Integer.toString(preset.workers(processors)), preset == measured ? Forecast.duration(seconds) : best,
                    preset == measured ? Forecast.duration(seconds) : worst));
        }
        double half = rows / Math.max(0.001, seconds) / 2;
        lines.add(List.of(String.format(Locale.ROOT, "throttleRps %,.0f, half of the rate, to spare the source", half), "", Forecast.duration(2 * seconds), Forecast.duration(2 * seconds)));
        String text = own
                ? "Measured with numbers of workers of your own, so the presets cannot be told from it."
                : "Measured with " + measured + " on " + processors + " processors. At best workers help in proportion; at worst more of them help nothing, since source, network or target are busy already. Rehearse with --param " + MODE
                        + "=FAST to know.";
        return new Report.Section("whatif", "What if: speed presets", Report.State.GOOD, text, List.of(), List.of("Preset", "#Workers", "#Full migration at best", "#At worst"), lines);
    }
}
