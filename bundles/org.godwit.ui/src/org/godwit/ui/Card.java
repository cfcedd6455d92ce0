package org.godwit.ui;

/**
 * A step or stage as {@link CardGraph} draws it. Immutable.
 *
 * @param id stays the same while it changes
 * @param state in words, with the time where there is one
 * @param percent of its bar, 0 to 100
 * @param detail third line: speed and time left, what came out, or the cause of failure
 * @param alarming whether it failed, so that the detail is drawn in its hue
 * @param begun whether it runs or has run
 * @param spoken what a screen reader says
 */
public record Card(String id, String title, Icons icon, Palette hue, String state, int percent, String detail, boolean alarming, boolean begun, String spoken) {
}
