package org.godwit.ui.monitor.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.godwit.ui.Palette;
import org.godwit.ui.monitor.log.LogTail.LogLine;

/** The lines of a log with their levels in colour and what is searched for marked. Display thread only. */
final class LogText {
    private static final int MOST_LINES = 5_000;
    private static final int MOST_MARKS = 2_000;

    private final StyledText text;
    private List<LogLine> all = List.of();
    private Level level = Level.INFO;
    private String search = "";
    private List<Integer> hits = List.of();
    private int hit = -1;

    LogText(Composite parent) {
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(6, 4, 6, 4);
        text.setAlwaysShowScrollBars(false);
        text.setData("id", "log");
        text.addLineStyleListener(e -> e.styles = styles(e.lineOffset, e.lineText));
    }

    StyledText control() {
        return text;
    }

    void clear() {
        all = List.of();
        render(false);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** @param follow whether the end is shown afterwards */
    void add(List<LogLine> lines, boolean follow) {
        if (lines.isEmpty()) {
            return;
        }
        List<LogLine> next = new ArrayList<>(all);
        next.addAll(lines);
        boolean fits = next.size() <= MOST_LINES;
        all = List.copyOf(fits ? next : next.subList(next.size() - MOST_LINES, next.size()));
        if (fits && text.getCharCount() > 0) {
            text.append(joined(lines));
            find();
            follow(follow);
        } else {
            render(follow);
        }
    }

    void setLevel(Level newLevel) {
        level = newLevel;
        render(true);
    }

    private String joined(List<LogLine> lines) {
        StringBuilder shown = new StringBuilder();
        lines.stream().filter(l -> l.level().compareTo(level) >= 0).forEach(l -> shown.append(l.text()).append('\n'));
        return shown.toString();
    }

    private void render(boolean follow) {
        text.setText(joined(all));
        find();
        follow(follow);
    }

    private void follow(boolean follow) {
        if (follow) {
            text.setTopIndex(text.getLineCount());
        }
    }

    /** Marks each place of the text, in any case, and shows the last one. */
    void search(String newSearch) {
        search = newSearch.toLowerCase(Locale.ROOT);
        hit = -1;
        find();
        text.redraw();
        if (!hits.isEmpty()) {
            show(hits.size() - 1);
        }
    }

    private void find() {
        hits = new ArrayList<>();
        if (search.isEmpty()) {
            return;
        }
        String within = text.getText().toLowerCase(Locale.ROOT);
        int at = within.indexOf(search);
        while (at >= 0 && hits.size() < MOST_MARKS) {
            hits.add(at);
            at = within.indexOf(search, at + search.length());
        }
    }

    void next() {
        if (!hits.isEmpty()) {
            show((hit + 1) % hits.size());
        }
    }

    void previous() {
        if (!hits.isEmpty()) {
            show((hit + hits.size() - 1) % hits.size());
        }
    }

    private void show(int index) {
        hit = index;
        text.setSelection(hits.get(index), hits.get(index) + search.length());
        text.showSelection();
    }

    int hitCount() {
        return hits.size();
    }

    /** Number of the place that is shown, from 1. */
    int hitNumber() {
        return hit + 1;
    }

    private StyleRange[] styles(int offset, String line) {
        List<StyleRange> ranges = new ArrayList<>();
        Level.of(line).ifPresent(found -> {
            int blank = line.indexOf(' ');
            ranges.add(new StyleRange(offset, Math.max(0, blank), Palette.faint(text), null));
            if (line.startsWith(found.name(), blank + 1)) {
                ranges.add(new StyleRange(offset + blank + 1, found.name().length(), color(found), null, SWT.BOLD));
            }
        });
        if (!search.isEmpty()) {
            String lower = line.toLowerCase(Locale.ROOT);
            for (int at = lower.indexOf(search); at >= 0; at = lower.indexOf(search, at + search.length())) {
                ranges.add(new StyleRange(offset + at, search.length(), null, Palette.AMBER.tint(text, 0.4)));
            }
        }
        return ranges.toArray(StyleRange[]::new);
    }

    private static Color color(Level level) {
        return switch (level) {
            case INFO -> Palette.BLUE.color();
            case WARN -> Palette.AMBER.color();
            case ERROR -> Palette.RED.color();
        };
    }
}
