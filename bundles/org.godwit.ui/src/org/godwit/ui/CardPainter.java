package org.godwit.ui;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** Draws one card of the graph. */
final class CardPainter {
    static final int LEAST_WIDTH = 150;
    static final int MOST_WIDTH = 250;
    static final int HEIGHT = 96;
    static final int GAP = 24;
    private static final int ROUND = 10;
    private static final int INSET = 10;
    private static final int ICON = 16;
    private static final int BAR = 5;
    private static final int ARROW = 5;

    private final Control ground;

    CardPainter(Control ground) {
        this.ground = ground;
    }

    void paint(GC gc, Rectangle area, Card card, boolean selected, boolean focused) {
        Palette hue = card.hue();
        Color text = ground.getForeground();
        gc.setBackground(hue.tint(ground, selected ? 0.2 : 0.08));
        gc.fillRoundRectangle(area.x, area.y, area.width, area.height, ROUND, ROUND);
        gc.setForeground(selected ? hue.color() : hue.tint(ground, 0.55));
        gc.setLineWidth(selected ? 2 : 1);
        gc.drawRoundRectangle(area.x, area.y, area.width, area.height, ROUND, ROUND);
        gc.setLineWidth(1);
        if (focused) {
            gc.setForeground(text);
            gc.setLineStyle(SWT.LINE_DOT);
            gc.drawRoundRectangle(area.x + 3, area.y + 3, area.width - 6, area.height - 6, ROUND, ROUND);
            gc.setLineStyle(SWT.LINE_SOLID);
        }
        int left = area.x + INSET;
        int inner = area.width - 2 * INSET;
        gc.drawImage(card.icon().image(), left, area.y + INSET);
        gc.setForeground(text);
        Font plain = gc.getFont();
        gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        line(gc, card.title(), left + ICON + 6, area.y + INSET - 1, inner - ICON - 6);
        gc.setFont(plain);
        int height = gc.getFontMetrics().getHeight();
        int second = area.y + INSET + height + 6;
        line(gc, card.state(), left, second, inner);
        bar(gc, card, hue, left, second + height + 5, inner);
        gc.setForeground(card.alarming() ? hue.color() : Palette.faint(ground));
        line(gc, card.detail(), left, second + height + BAR + 10, inner);
    }

    private static void bar(GC gc, Card card, Palette hue, int x, int y, int width) {
        gc.setBackground(Palette.TRACK.color());
        gc.fillRoundRectangle(x, y, width, BAR, BAR, BAR);
        int filled = width * Math.min(100, Math.max(0, card.percent())) / 100;
        if (filled > 0) {
            gc.setBackground(hue.color());
            gc.fillRoundRectangle(x, y, Math.max(BAR, filled), BAR, BAR, BAR);
        }
    }

    /** Text in one line; what does not fit ends in an ellipsis. */
    private static void line(GC gc, String text, int x, int y, int width) {
        String shown = Formats.firstLine(text);
        int end = shown.length();
        while (end > 1 && gc.textExtent(shown).x > width) {
            end--;
            shown = text.substring(0, Math.min(end, text.length())).stripTrailing() + "…";
        }
        gc.drawText(shown, x, y, SWT.DRAW_TRANSPARENT);
    }

    /** From a card to the next; to the start of the next row the arrow goes round below. */
    void arrow(GC gc, Rectangle from, Rectangle to) {
        Color color = Palette.GREY.color();
        gc.setForeground(color);
        gc.setBackground(color);
        gc.setLineWidth(1);
        int tip = to.x - 3;
        int y = to.y + to.height / 2;
        if (from.y == to.y) {
            gc.drawLine(from.x + from.width + 3, y, tip - ARROW, y);
        } else {
            int middle = from.y + from.height / 2;
            int right = from.x + from.width + GAP / 2;
            int below = from.y + from.height + GAP / 2;
            int left = to.x - GAP / 2 - 3;
            gc.drawPolyline(new int[] {from.x + from.width + 3, middle, right, middle, right, below, left, below, left, y, tip - ARROW, y});
        }
        gc.fillPolygon(new int[] {tip, y, tip - ARROW, y - ARROW, tip - ARROW, y + ARROW});
    }
}
