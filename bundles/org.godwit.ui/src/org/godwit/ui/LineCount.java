package org.godwit.ui;

import org.eclipse.swt.widgets.Table;

/** Gives a table of many lines another number of them. The toolkit makes and removes its lines one by one, so that many are brought in over several events. Display thread only. */
final class LineCount {
    /** Lines that the toolkit makes or removes at once, */
    private static final int STEP = 250;
    /** and for how long it may go on with that in one event, so that keys and mouse are not kept waiting. */
    private static final long EVENT_NANOS = 20_000_000;

    private final Table table;
    private int turn;

    LineCount(Table table) {
        this.table = table;
    }

    /** Runs the task when all is there, unless something else was wanted by then. */
    void set(int wanted, Runnable then) {
        set(++turn, wanted, then);
    }

    private void set(int mine, int wanted, Runnable then) {
        int next = table.getItemCount();
        long end = System.nanoTime() + EVENT_NANOS;
        while (next != wanted && System.nanoTime() < end) {
            int have = next;
            next = have < wanted ? Math.min(wanted, have + STEP) : Math.max(wanted, have - STEP);
            if (next == 0 && have > 1) {
                // GTK asks for the rows that are left while all are removed at once. The toolkit makes items for them, which are gone without having been disposed; switching the theme then touches them and crashes.
                table.setItemCount(1);
            }
            table.setItemCount(next);
        }
        if (next == wanted) {
            then.run();
        } else {
            DisplayGate.post(table, () -> {
                if (mine == turn) {
                    set(mine, wanted, then);
                }
            });
        }
    }
}
