package org.godwit.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.godwit.ui.LineComparison.Kind;
import org.godwit.ui.LineComparison.Row;
import org.godwit.ui.LineComparison.Span;

/**
 * Two texts side by side, to read: counterparts on one height, lines that differ tinted and marked in the margin, the differing words inside them stronger. Both sides scroll together.
 * Display thread only.
 */
public final class TextCompare {
    private static final int MARGIN = 20;
    private static final double LINE = 0.14;
    private static final double WORD = 0.38;

    private final Composite root;
    private final Label caption;
    private final Button previous;
    private final Button next;
    private final StyledText left;
    private final StyledText right;
    private String leftText = "";
    private String rightText = "";
    private LineComparison comparison = LineComparison.of("", "");
    private RGB ground;
    private boolean scrolling;

    public TextCompare(Composite parent, String leftTitle, String rightTitle) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(4, 2).applyTo(root);
        caption = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(caption);
        previous = step(Messages.TextCompare_previous, -1);
        next = step(Messages.TextCompare_next, 1);
        SashForm sash = new SashForm(root, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(sash);
        left = side(sash, leftTitle, Row::left, () -> leftText);
        right = side(sash, rightTitle, Row::right, () -> rightText);
        follow(left, right);
        follow(right, left);
        ground = left.getBackground().getRGB();
        fill();
    }

    private Button step(String title, int direction) {
        Button button = new Button(root, SWT.ARROW | (direction < 0 ? SWT.UP : SWT.DOWN));
        button.setToolTipText(title);
        button.addListener(SWT.Selection, e -> go(direction));
        return button;
    }

    private StyledText side(Composite parent, String title, Function<Row, String> line, java.util.function.Supplier<String> whole) {
        Composite pane = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(pane);
        Label label = new Label(pane, SWT.NONE);
        label.setText(title);
        StyledText text = new StyledText(pane, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(MARGIN, 2, 4, 2);
        text.setAlwaysShowScrollBars(false);
        text.getAccessible().addAccessibleListener(new org.eclipse.swt.accessibility.AccessibleAdapter() {
            @Override
            public void getName(org.eclipse.swt.accessibility.AccessibleEvent event) {
                event.result = title;
            }
        });
        GridDataFactory.fillDefaults().grab(true, true).hint(150, 60).applyTo(text);
        text.addPaintListener(e -> marks(e.gc, text, line));
        Menu menu = new Menu(text);
        MenuItem copy = new MenuItem(menu, SWT.PUSH);
        copy.setText(Messages.TextCompare_copy);
        copy.setImage(Icons.COPY.image());
        copy.addListener(SWT.Selection, e -> Clip.copy(text, whole.get()));
        text.setMenu(menu);
        return text;
    }

    private void follow(StyledText from, StyledText to) {
        from.getVerticalBar().addListener(SWT.Selection, e -> scroll(() -> to.setTopPixel(from.getTopPixel())));
        from.getHorizontalBar().addListener(SWT.Selection, e -> scroll(() -> to.setHorizontalPixel(from.getHorizontalPixel())));
        from.addCaretListener(e -> scroll(() -> {
            to.setTopPixel(from.getTopPixel());
            to.setHorizontalPixel(from.getHorizontalPixel());
        }));
    }

    private void scroll(Runnable work) {
        if (!scrolling) {
            scrolling = true;
            work.run();
            scrolling = false;
        }
    }

    public Control control() {
        return root;
    }

    /** Shows them; the same texts again change nothing. */
    public void show(String newLeft, String newRight) {
        if (!newLeft.equals(leftText) || !newRight.equals(rightText)) {
            leftText = newLeft;
            rightText = newRight;
            fill();
        }
    }

    private void fill() {
        comparison = LineComparison.of(leftText, rightText);
        left.setText(comparison.rows().stream().map(Row::left).collect(Collectors.joining("\n")));
        right.setText(comparison.rows().stream().map(Row::right).collect(Collectors.joining("\n")));
        color();
        int count = comparison.differences();
        caption.setText(leftText.isEmpty() || rightText.isEmpty() ? "" : count == 0 ? Messages.TextCompare_same : Messages.bind(Messages.TextCompare_differences, count));
        previous.setEnabled(count > 0);
        next.setEnabled(count > 0);
    }

    private void color() {
        ground = left.getBackground().getRGB();
        boolean both = !leftText.isEmpty() && !rightText.isEmpty();
        color(left, Row::leftSpans, both);
        color(right, Row::rightSpans, both);
    }

    private void color(StyledText text, Function<Row, List<Span>> spans, boolean both) {
        List<StyleRange> ranges = new ArrayList<>();
        for (int i = 0; i < comparison.rows().size(); i++) {
            Row row = comparison.rows().get(i);
            boolean plain = row.kind() == Kind.SAME || !both;
            text.setLineBackground(i, 1, plain ? null : hue(row.kind()).tint(text, LINE));
            int offset = text.getOffsetAtLine(i);
            for (Span span : plain ? List.<Span>of() : spans.apply(row)) {
                ranges.add(new StyleRange(offset + span.start(), span.length(), null, hue(row.kind()).tint(text, WORD)));
            }
        }
        text.setStyleRanges(ranges.toArray(StyleRange[]::new));
    }

    private static Palette hue(Kind kind) {
        return switch (kind) {
            case SAME, CHANGED -> Palette.AMBER;
            case LEFT_ONLY -> Palette.RED;
            case RIGHT_ONLY -> Palette.GREEN;
        };
    }

    /** A sign before each line that differs, so that colour does not tell it alone. After a change of the theme all is coloured anew. */
    private void marks(GC gc, StyledText text, Function<Row, String> line) {
        if (!ground.equals(left.getBackground().getRGB())) {
            ground = left.getBackground().getRGB();
            root.getDisplay().asyncExec(() -> {
                if (!root.isDisposed()) {
                    color();
                }
            });
        }
        if (leftText.isEmpty() || rightText.isEmpty()) {
            return;
        }
        gc.setForeground(Palette.faint(text));
        for (int i = text.getTopIndex(); i < comparison.rows().size() && text.getLinePixel(i) < text.getClientArea().height; i++) {
            Row row = comparison.rows().get(i);
            if (row.kind() != Kind.SAME && !line.apply(row).isEmpty()) {
                gc.drawText(sign(row.kind()), 5, text.getLinePixel(i), true);
            }
        }
    }

    private static String sign(Kind kind) {
        return switch (kind) {
            case SAME -> "";
            case CHANGED -> "≠";
            case LEFT_ONLY -> "−";
            case RIGHT_ONLY -> "+";
        };
    }

    /** To the next or the previous run of lines that differ, round the end. */
    private void go(int direction) {
        List<Integer> starts = comparison.starts().toList();
        if (starts.isEmpty()) {
            return;
        }
        int at = left.getLineAtOffset(left.getCaretOffset());
        int line = direction > 0
                ? starts.stream().filter(s -> s > at).findFirst().orElse(starts.getFirst())
                : starts.reversed().stream().filter(s -> s < at).findFirst().orElse(starts.getLast());
        left.setSelection(left.getOffsetAtLine(line));
        left.showSelection();
        right.setSelection(right.getOffsetAtLine(line));
        right.showSelection();
    }
}
