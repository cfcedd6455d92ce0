package org.godwit.rehearsal.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.godwit.rehearsal.capture.CaptureFacts;
import org.godwit.rehearsal.capture.CaptureFacts.WriteSpread;
import org.godwit.rehearsal.report.Report;

/** How the writes of the source spread over keys, as a part of the report: changes of one key are applied one after the other, so its share of all writes bounds what more lanes can bring. Stateless. */
public final class HotKeys {
    /** Fewer lanes than that are worth a word. */
    private static final double FEW_LANES = 4;
    private static final int SHOWN = 20;
    private static final long TELLING_WRITES = 100;

    private HotKeys() {
    }

    /** Lanes that the writes can keep at work at most: all writes by those of the hottest key; 0 when nothing is known. */
    public static double mostLanes(CaptureFacts.LogRates rates) {
        return hottest(rates).filter(h -> h.most() > 0).map(h -> rates.spread().stream().mapToLong(WriteSpread::writes).sum() / (double) h.most()).orElse(0.0);
    }

    private static Optional<WriteSpread> hottest(CaptureFacts.LogRates rates) {
        return rates.spread().stream().max(Comparator.comparingLong(WriteSpread::most));
    }

    /** Empty when the log wrote nothing that has a key. */
    public static Optional<Report.Section> of(CaptureFacts.LogRates rates) {
        long writes = rates.spread().stream().mapToLong(WriteSpread::writes).sum();
        Optional<WriteSpread> hottest = hottest(rates);
        if (writes == 0 || hottest.isEmpty()) {
            return Optional.empty();
        }
        double lanes = mostLanes(rates);
        double share = 100.0 * hottest.get().most() / writes;
        boolean narrow = lanes < FEW_LANES && writes >= TELLING_WRITES;
        String text = format("The key written most often is one of %s and gets %.1f %% of all %,d writes of rows with a key.", hottest.get().table(), share, writes)
                + (narrow ? format(" Its changes are applied one after the other, so more than %.0f lanes bring nothing while this goes on.", Math.ceil(lanes)) : "");
        List<Report.Figure> figures = List.of(new Report.Figure("Writes of rows with a key", format("%,d", writes)),
                new Report.Figure("Different keys", format("%,d", rates.spread().stream().mapToLong(WriteSpread::keys).sum())), new Report.Figure("Share of the hottest key", format("%.1f %%", share)),
                new Report.Figure("Lanes it leaves room for", format("%.0f", Math.floor(lanes))));
        return Optional.of(new Report.Section("hotkeys", "Hot keys", narrow ? Report.State.WARNING : Report.State.GOOD, text, figures,
                List.of("Table or key", "#Writes", "#Keys", "#Written once", "#2 to 10", "#11 to 100", "#More often", "#Most of one"), rows(rates)));
    }

    private static List<List<String>> rows(CaptureFacts.LogRates rates) {
        List<List<String>> rows = new ArrayList<>();
        rates.spread().stream().sorted(Comparator.comparingLong(WriteSpread::writes).reversed()).limit(SHOWN).forEach(s -> rows.add(List.of(s.table(), format("%,d", s.writes()), format("%,d", s.keys()), format("%,d", s.once()),
                format("%,d", s.few()), format("%,d", s.many()), format("%,d", s.hot()), format("%,d", s.most()))));
        rates.hottest().stream().limit(SHOWN).forEach(h -> rows.add(List.of(h.table() + " #" + h.digest(), format("%,d", h.writes()), "1", "", "", "", "", "")));
        return rows;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
