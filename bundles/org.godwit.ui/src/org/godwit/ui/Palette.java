package org.godwit.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/** The few colours we draw with; chosen to read on light and on dark ground. Each hue is also told by an icon and a word, never by colour alone. */
public enum Palette {
    BLUE(0x3b, 0x82, 0xf6), GREEN(0x2f, 0x9e, 0x64), RED(0xe0, 0x4f, 0x4a), AMBER(0xd9, 0x8e, 0x12), VIOLET(0x8b, 0x6c, 0xe0), GREY(0x86, 0x90, 0x9c), TRACK(0x9a, 0xa4, 0xb0, 90);

    private final Color color;

    Palette(int red, int green, int blue) {
        this(red, green, blue, 255);
    }

    Palette(int red, int green, int blue, int alpha) {
        color = new Color(red, green, blue, alpha);
    }

    public Color color() {
        return color;
    }

    /** This hue mixed into the control's background: a tint that fits the theme. */
    public Color tint(Control control, double strength) {
        RGB ground = control.getBackground().getRGB();
        RGB hue = color.getRGB();
        return new Color(mix(ground.red, hue.red, strength), mix(ground.green, hue.green, strength), mix(ground.blue, hue.blue, strength));
    }

    private static int mix(int ground, int hue, double strength) {
        return (int) Math.round(ground + (hue - ground) * strength);
    }

    /** Whether the control's ground is dark. */
    public static boolean isDark(Control control) {
        return control.getBackground().getRGB().getHSB()[2] < 0.5f;
    }

    /** Text colour a step weaker than the control's own, for second lines. */
    public static Color faint(Control control) {
        RGB text = control.getForeground().getRGB();
        RGB ground = control.getBackground().getRGB();
        if (text.equals(ground)) {
            return control.getDisplay().getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND);
        }
        return new Color(mix(text.red, ground.red, 0.35), mix(text.green, ground.green, 0.35), mix(text.blue, ground.blue, 0.35));
    }
}
