package org.godwit.ui.projects;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.ui.Clip;
import org.godwit.ui.Column;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.EngineWords;
import org.godwit.ui.RecordTable;

/** Precheck items as a table with the selected one's cause, remedy and mending SQL beside it. The owner adds its buttons to {@link #buttons}. Display thread only. */
final class PrecheckTable {
    private final RecordTable<PrecheckItem> table;
    private final SashForm sash;
    private final Text explanation;
    private final Composite buttons;
    private final Button copy;

    PrecheckTable(Composite parent) {
        sash = new SashForm(parent, SWT.HORIZONTAL);
        table = new RecordTable<>(sash, SWT.BORDER | SWT.SINGLE, i -> i.key() + i.side(),
                List.of(Column.<PrecheckItem>text(Messages.Precheck_item, 320, EngineWords::precheck).icon(i -> States.icon(i.state()).image()),
                        Column.text(Messages.Precheck_side, 70, i -> i.side() == Side.SOURCE ? Messages.Precheck_source : Messages.Precheck_target), Column.text(Messages.Precheck_state, 90, i -> States.label(i.state()))));
        Composite right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(right);
        explanation = new Text(right, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(explanation);
        buttons = new Composite(right, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).applyTo(buttons);
        copy = new Button(buttons, SWT.PUSH);
        copy.setText(Messages.Precheck_copySql);
        copy.addListener(SWT.Selection, e -> table.first().flatMap(PrecheckItem::mend).ifPresent(sql -> Clip.copy(sash, sql)));
        copy.setEnabled(false);
        sash.setWeights(58, 42);
        table.onSelect(rows -> explain());
        explain();
    }

    Control control() {
        return sash;
    }

    Composite buttons() {
        return buttons;
    }

    RecordTable<PrecheckItem> table() {
        return table;
    }

    /** Shows the items; while none is selected, the first that failed, else the first warning, explains itself. */
    void show(List<PrecheckItem> items) {
        table.setRows(items);
        if (table.first().isEmpty()) {
            items.stream().filter(i -> i.state() == PrecheckItem.State.FAILED || i.state() == PrecheckItem.State.WARNING).min(Comparator.comparing(i -> i.state() != PrecheckItem.State.FAILED))
                    .ifPresent(i -> table.select(i.key() + i.side()));
        }
        explain();
    }

    private void explain() {
        Optional<PrecheckItem> item = table.first();
        String text = item.map(PrecheckTable::explanation).orElse(Messages.Precheck_choose);
        if (!explanation.getText().equals(text)) {
            explanation.setText(text);
        }
        copy.setEnabled(item.flatMap(PrecheckItem::mend).isPresent());
    }

    private static String explanation(PrecheckItem item) {
        StringBuilder text = new StringBuilder(EngineWords.precheck(item)).append("\n").append(item.key()).append("  ·  ").append(States.label(item.state()));
        if (!item.cause().isEmpty()) {
            text.append("\n\n").append(EngineSentences.say(item.cause()));
        }
        if (!item.remedy().isEmpty()) {
            text.append("\n\n").append(EngineSentences.say(item.remedy()));
        }
        item.mend().ifPresent(sql -> text.append("\n\n").append(sql));
        return text.toString();
    }

    static boolean mayBeSkipped(PrecheckItem item) {
        return item.skippable() && item.state() == PrecheckItem.State.FAILED;
    }

    /** Tells what skipping means and asks. */
    static boolean askToSkip(Shell shell, PrecheckItem item) {
        return MessageDialog.openQuestion(shell, Messages.Precheck_skip, Messages.bind(Messages.Precheck_skipQuestion, EngineWords.precheck(item), item.cause()));
    }

    static PrecheckItem skipped(PrecheckItem item) {
        return new PrecheckItem(item.id(), item.key(), item.side(), item.description(), PrecheckItem.State.SKIPPED, item.cause(), item.remedy(), item.mend(), item.skippable());
    }
}
