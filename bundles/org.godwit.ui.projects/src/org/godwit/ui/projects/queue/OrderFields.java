package org.godwit.ui.projects.queue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.ui.projects.OptionFields;

/** What keeps its order among messages, with what each choice guarantees (OMS: partitioning and ordering). Display thread only. */
final class OrderFields {
    static final String MODE = "sink.partitionMode";
    static final String COLUMNS = "sink.hashColumns";
    static final String PARTITION = "sink.partition";
    private static final int MOST = 1_000_000;

    private record Mode(String name, String label, String guarantee) {
    }

    private final OptionFields fields;
    private final List<Button> buttons = new ArrayList<>();
    private final List<Mode> modes = List.of(new Mode("HASH", Messages.OrderFields_hash, Messages.OrderFields_hashText), new Mode("TABLE", Messages.OrderFields_table, Messages.OrderFields_tableText),
            new Mode("ONE", Messages.OrderFields_one, Messages.OrderFields_oneText));
    private Label guarantee;
    private Text columns;
    private Text partition;

    OrderFields(OptionFields fields) {
        this.fields = fields;
    }

    /** The parent has a grid of two columns. */
    void create(Composite parent) {
        fields.own(MODE);
        Composite choices = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(modes.size()).spacing(18, 0).applyTo(choices);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(choices);
        for (Mode mode : modes) {
            Button button = new Button(choices, SWT.RADIO);
            button.setText(mode.label());
            button.setToolTipText(mode.guarantee());
            button.addListener(SWT.Selection, e -> {
                if (button.getSelection()) {
                    fields.draft().setParameter(MODE, mode.name(), modes.getFirst().name());
                    fields.changed();
                }
            });
            buttons.add(button);
        }
        guarantee = new Label(parent, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(380, 3 * guarantee.computeSize(SWT.DEFAULT, SWT.DEFAULT).y).applyTo(guarantee);
        columns = fields.text(row(parent), Messages.OrderFields_columns, COLUMNS, "", text -> text);
        columns.setMessage("shop.order*(customer_id); shop.log(day)");
        columns.setToolTipText(Messages.OrderFields_columnsHint);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(columns);
        partition = fields.text(row(parent), Messages.OrderFields_partition, PARTITION, "0", OptionFields.number(0, MOST, Messages.OrderFields_partitionWrong));
        GridDataFactory.swtDefaults().hint(60, SWT.DEFAULT).applyTo(partition);
        fields.onFill(() -> modes.forEach(mode -> buttons.get(modes.indexOf(mode)).setSelection(mode == chosen())));
    }

    private static Composite row(Composite parent) {
        Composite row = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(row);
        return row;
    }

    private Mode chosen() {
        String name = fields.draft().parameters().getOrDefault(MODE, modes.getFirst().name());
        return modes.stream().filter(mode -> mode.name().equals(name)).findFirst().orElse(modes.getFirst());
    }

    /** Says what the choice guarantees, and shows only what belongs to it. */
    void enable() {
        guarantee.setText(chosen().guarantee());
        show(columns, chosen().name().equals("HASH"));
        show(partition, chosen().name().equals("ONE"));
        guarantee.requestLayout();
    }

    private static void show(Text field, boolean shown) {
        field.setEnabled(shown);
        field.getParent().setVisible(shown);
        ((GridData) field.getParent().getLayoutData()).exclude = !shown;
    }
}
