package org.godwit.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.godwit.rehearsal.run.RunListener;
import org.godwit.rehearsal.run.Stage;

/** Shows a run: on a terminal one line that is written over (bar, rate, time left), elsewhere one line per stage. Used by one thread at a time. */
final class ProgressLine implements RunListener {
    private static final int BAR = 20;
    private static final String CLEAR = "\r\u001B[K";

    private final PrintWriter out;
    private final boolean live;

    ProgressLine(PrintWriter out, boolean live) {
        this.out = out;
        this.live = live;
    }

    @Override
    public synchronized void started(Stage stage) {
        if (live) {
            out.print(CLEAR + stage.label() + " …");
            out.flush();
        }
    }

    @Override
    public synchronized void progress(Stage stage, State state) {
        if (live) {
            out.print(CLEAR + line(stage, state));
            out.flush();
        }
    }

    @Override
    public synchronized void ended(Stage stage, double seconds, boolean good, String summary) {
        out.println((live ? CLEAR : "") + (good ? "  ok    " : "  FAILED") + String.format(Locale.ROOT, " %-18s %7.2f s  ", stage.label(), seconds) + summary);
        out.flush();
    }

    static String line(Stage stage, State state) {
        int filled = (int) Math.round(Math.clamp(state.fraction(), 0, 1) * BAR);
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-18s [%s%s] %3.0f %%", stage.label(), "#".repeat(filled), "-".repeat(BAR - filled), state.fraction() * 100));
        if (state.done() > 0) {
            line.append("  ").append(amount(state.done(), state.unit()));
        }
        if (state.unitsPerSecond() > 0) {
            line.append("  ").append(amount(Math.round(state.unitsPerSecond()), state.unit())).append("/s");
        }
        state.secondsLeft().ifPresent(left -> line.append("  ").append(String.format(Locale.ROOT, "%d:%02d left", left / 60, left % 60)));
        return line.toString();
    }

    static String amount(long count, String unit) {
        if (unit.equals("bytes")) {
            return count < 1 << 20 ? count / 1024 + " KB" : String.format(Locale.ROOT, "%.1f MB", count / 1048576.0);
        }
        return String.format(Locale.ROOT, "%,d", count).replace(',', ' ') + " " + unit;
    }
}
