package org.godwit.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.patch.Patch;

/** Two texts line by line, counterparts side by side, with what differs inside a line. Immutable. */
public record LineComparison(List<Row> rows) {
    /** How a row's sides are to each other. */
    public enum Kind {
        SAME, CHANGED, LEFT_ONLY, RIGHT_ONLY
    }

    /** A part of a line, from its first character. */
    public record Span(int start, int length) {
    }

    /** A line of each side; the text of a missing one is empty. The spans are what the other side has not. */
    public record Row(Kind kind, String left, String right, List<Span> leftSpans, List<Span> rightSpans) {
        public Row {
            leftSpans = List.copyOf(leftSpans);
            rightSpans = List.copyOf(rightSpans);
        }
    }

    private static final Pattern TOKEN = Pattern.compile("\\w+|\\s+|.");
    /** What a line of a definition is about: its words up to the first name. */
    private static final Pattern SUBJECT = Pattern.compile("\\s*([^`\\s]*\\s*`(?:[^`]|``)*`|\\S+)");

    public LineComparison {
        rows = List.copyOf(rows);
    }

    public static LineComparison of(String left, String right) {
        List<String> leftLines = left.lines().toList();
        List<String> rightLines = right.lines().toList();
        List<Row> rows = new ArrayList<>();
        int next = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(leftLines, rightLines).getDeltas()) {
            same(rows, leftLines, next, delta.getSource().getPosition());
            changed(rows, delta.getSource().getLines(), delta.getTarget().getLines());
            next = delta.getSource().getPosition() + delta.getSource().size();
        }
        same(rows, leftLines, next, leftLines.size());
        return new LineComparison(rows);
    }

    /** How many runs of lines differ. */
    public int differences() {
        return (int) starts().count();
    }

    /** Where runs of different lines begin. */
    public Stream<Integer> starts() {
        return Stream.iterate(0, i -> i < rows.size(), i -> i + 1).filter(i -> rows.get(i).kind() != Kind.SAME && (i == 0 || rows.get(i - 1).kind() == Kind.SAME));
    }

    private static void same(List<Row> rows, List<String> lines, int from, int to) {
        lines.subList(from, to).forEach(l -> rows.add(new Row(Kind.SAME, l, l, List.of(), List.of())));
    }

    /** Lines about the same thing are counterparts; what is left are, in their order. */
    private static void changed(List<Row> rows, List<String> left, List<String> right) {
        Patch<String> patch = DiffUtils.diff(left, right, (a, b) -> subject(a).equals(subject(b)));
        int l = 0;
        int r = 0;
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            for (; l < delta.getSource().getPosition(); l++, r++) {
                rows.add(pair(left.get(l), right.get(r)));
            }
            inOrder(rows, delta);
            l += delta.getSource().size();
            r += delta.getTarget().size();
        }
        for (; l < left.size(); l++, r++) {
            rows.add(pair(left.get(l), right.get(r)));
        }
    }

    private static void inOrder(List<Row> rows, AbstractDelta<String> delta) {
        List<String> left = delta.getSource().getLines();
        List<String> right = delta.getTarget().getLines();
        int both = delta.getType() == DeltaType.CHANGE ? Math.min(left.size(), right.size()) : 0;
        for (int i = 0; i < both; i++) {
            rows.add(pair(left.get(i), right.get(i)));
        }
        left.subList(both, left.size()).forEach(x -> rows.add(new Row(Kind.LEFT_ONLY, x, "", List.of(), List.of())));
        right.subList(both, right.size()).forEach(x -> rows.add(new Row(Kind.RIGHT_ONLY, "", x, List.of(), List.of())));
    }

    private static String subject(String line) {
        Matcher matcher = SUBJECT.matcher(line);
        return matcher.lookingAt() ? matcher.group(1) : "";
    }

    private static Row pair(String left, String right) {
        List<String> leftTokens = tokens(left);
        List<String> rightTokens = tokens(right);
        List<Span> leftSpans = new ArrayList<>();
        List<Span> rightSpans = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(leftTokens, rightTokens).getDeltas()) {
            mark(leftSpans, leftTokens, delta.getSource());
            mark(rightSpans, rightTokens, delta.getTarget());
        }
        return new Row(left.equals(right) ? Kind.SAME : Kind.CHANGED, left, right, leftSpans, rightSpans);
    }

    private static List<String> tokens(String line) {
        return TOKEN.matcher(line).results().map(MatchResult::group).toList();
    }

    private static void mark(List<Span> spans, List<String> tokens, Chunk<String> chunk) {
        int start = tokens.subList(0, chunk.getPosition()).stream().mapToInt(String::length).sum();
        int length = chunk.getLines().stream().mapToInt(String::length).sum();
        if (length > 0) {
            spans.add(new Span(start, length));
        }
    }
}
