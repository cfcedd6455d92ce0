package org.godwit.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * Draws cards or stages as cards with arrows from each to the next, in as many rows as the width needs. A card tells its state by icon, word and hue, its progress, time
 * and cause of failure. Selected by mouse or arrow keys, opened by double click or Enter, made larger and smaller by Ctrl with the wheel, + and - (Ctrl+0 resets); told to screen readers. Display
 * thread only.
 */
public final class CardGraph {
    private static final double LEAST_ZOOM = 0.6;
    private static final double MOST_ZOOM = 2.5;
    private static final double ZOOM_STEP = 1.1;

    private final Canvas canvas;
    private final CardPainter painter;
    private final String name;
    private final Consumer<Card> onSelect;
    private final Runnable onOpen;
    private final Runnable onZoom;
    private double zoom = 1;
    private List<Card> cards = List.of();
    private Optional<String> selected = Optional.empty();
    private boolean chosenByUser;

    /**
     * @param name what a screen reader says of the whole
     * @param onOpen the user wants to know more of the selected step
     * @param onZoom the graph needs another height
     */
    public CardGraph(Composite parent, String name, Consumer<Card> onSelect, Runnable onOpen, Runnable onZoom) {
        this.name = name;
        this.onSelect = onSelect;
        this.onOpen = onOpen;
        this.onZoom = onZoom;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.setData("org.eclipse.e4.ui.css.CssClassName", "CardGraph");
        painter = new CardPainter(canvas);
        canvas.addPaintListener(this::paint);
        canvas.addListener(SWT.MouseDown, this::click);
        canvas.addListener(SWT.MouseDoubleClick, e -> onOpen.run());
        canvas.addListener(SWT.MouseWheel, this::wheel);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.FocusIn, e -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, e -> canvas.redraw());
        canvas.addListener(SWT.Traverse, CardGraph::traverse);
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = selection().map(Card::spoken).orElse(name);
            }
        });
    }

    public Canvas control() {
        return canvas;
    }

    /** Shows the cards; until the user chooses one, the selection follows the step that matters: failed, else running, else the last one that ended. */
    public void show(List<Card> next) {
        boolean sameCount = next.size() == cards.size();
        cards = next;
        if (!chosenByUser || selection().isEmpty()) {
            selected = important().map(Card::id);
        }
        if (!sameCount) {
            canvas.requestLayout();
        }
        canvas.redraw();
        selection().ifPresent(onSelect);
    }

    private Optional<Card> important() {
        return cards.stream().filter(Card::alarming).findFirst().or(() -> cards.stream().filter(Card::begun).reduce((first, second) -> second)).or(() -> cards.stream().findFirst());
    }

    public Optional<Card> selection() {
        return cards.stream().filter(s -> selected.isPresent() && s.id().equals(selected.get())).findFirst();
    }

    /** Height for a width. */
    public int height(int width) {
        return (int) Math.ceil((rows((int) (width / zoom)) * (CardPainter.HEIGHT + CardPainter.GAP) + CardPainter.GAP) * zoom);
    }

    private int rows(int width) {
        int most = Math.max(1, (width - CardPainter.GAP) / (CardPainter.LEAST_WIDTH + CardPainter.GAP));
        return Math.max(1, Math.ceilDiv(cards.size(), most));
    }

    /** As few as their rows allow, so that all rows are about as long and names have the most room. */
    private int perRow(int width) {
        return Math.max(1, Math.ceilDiv(cards.size(), rows(width)));
    }

    /** Cards of a row share its width. */
    private int cardWidth(int width) {
        return Math.clamp((width - CardPainter.GAP) / perRow(width) - CardPainter.GAP, CardPainter.LEAST_WIDTH, CardPainter.MOST_WIDTH);
    }

    /** Width in units of the drawing, which the zoom makes larger or smaller. */
    private int drawnWidth() {
        return (int) (canvas.getClientArea().width / zoom);
    }

    double zoom() {
        return zoom;
    }

    private void zoomTo(double wanted) {
        zoom = Math.clamp(Math.abs(wanted - 1) < 0.02 ? 1 : wanted, LEAST_ZOOM, MOST_ZOOM);
        onZoom.run();
        canvas.redraw();
    }

    private void wheel(Event event) {
        if ((event.stateMask & SWT.MOD1) != 0 && event.count != 0) {
            zoomTo(event.count > 0 ? zoom * ZOOM_STEP : zoom / ZOOM_STEP);
            event.doit = false;
        }
    }

    /** Where a card is drawn, in units of the drawing. */
    private Rectangle bounds(int index) {
        int perRow = perRow(drawnWidth());
        int width = cardWidth(drawnWidth());
        int x = CardPainter.GAP + index % perRow * (width + CardPainter.GAP);
        int y = CardPainter.GAP + index / perRow * (CardPainter.HEIGHT + CardPainter.GAP);
        return new Rectangle(x, y, width, CardPainter.HEIGHT);
    }

    private void paint(PaintEvent event) {
        event.gc.setAntialias(SWT.ON);
        Transform transform = new Transform(event.display);
        transform.scale((float) zoom, (float) zoom);
        event.gc.setTransform(zoom == 1 ? null : transform);
        for (int i = 0; i < cards.size(); i++) {
            Rectangle area = bounds(i);
            if (i + 1 < cards.size()) {
                painter.arrow(event.gc, area, bounds(i + 1));
            }
            boolean isSelected = selected.isPresent() && cards.get(i).id().equals(selected.get());
            painter.paint(event.gc, area, cards.get(i), isSelected, isSelected && canvas.isFocusControl());
        }
        event.gc.setTransform(null);
        transform.dispose();
    }

    private void click(Event event) {
        canvas.forceFocus();
        Point at = new Point((int) (event.x / zoom), (int) (event.y / zoom));
        for (int i = 0; i < cards.size(); i++) {
            if (bounds(i).contains(at)) {
                choose(i);
            }
        }
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MOD1) != 0) {
            switch (event.keyCode) {
                case '+', '=', SWT.KEYPAD_ADD -> zoomTo(zoom * ZOOM_STEP);
                case '-', SWT.KEYPAD_SUBTRACT -> zoomTo(zoom / ZOOM_STEP);
                case '0', SWT.KEYPAD_0 -> zoomTo(1);
                default -> {}
            }
            return;
        }
        if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
            onOpen.run();
            return;
        }
        int current = selection().map(cards::indexOf).orElse(0);
        int perRow = perRow(drawnWidth());
        int next = switch (event.keyCode) {
            case SWT.ARROW_RIGHT -> current + 1;
            case SWT.ARROW_LEFT -> current - 1;
            case SWT.ARROW_DOWN -> current + perRow;
            case SWT.ARROW_UP -> current - perRow;
            case SWT.HOME -> 0;
            case SWT.END -> cards.size() - 1;
            default -> -1;
        };
        if (next >= 0 && next < cards.size()) {
            choose(next);
        }
    }

    private static void traverse(Event event) {
        // the arrows move between the cards, Tab leaves the graph
        event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS || event.detail == SWT.TRAVERSE_ESCAPE;
    }

    private void choose(int index) {
        chosenByUser = true;
        selected = Optional.of(cards.get(index).id());
        canvas.redraw();
        canvas.getAccessible().selectionChanged();
        onSelect.accept(cards.get(index));
    }
}
