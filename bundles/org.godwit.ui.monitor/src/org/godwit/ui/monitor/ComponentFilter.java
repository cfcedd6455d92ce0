package org.godwit.ui.monitor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.ui.FilterField;
import org.godwit.ui.Plurals;

/** The line above the components: text, kind and state that are shown, and how many there are in all. Display thread only. */
final class ComponentFilter {
    private final FilterField text;
    private final Combo kind;
    private final Combo state;
    private final Label counts;

    /** @param onText called with the text; {@code onChoice} after kind or state changed */
    ComponentFilter(Composite parent, java.util.function.Consumer<String> onText, Runnable onChoice) {
        Composite line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).spacing(6, 0).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        text = new FilterField(line, Messages.ComponentsView_filter, onText);
        kind = combo(line, Messages.ComponentFilter_anyKind, Stream.of(Component.Kind.values()).map(Component.Kind::label).toList(), onChoice);
        state = combo(line, Messages.ComponentFilter_anyState, Stream.of(State.values()).map(ComponentStates::label).toList(), onChoice);
        counts = new Label(line, SWT.RIGHT);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).hint(260, SWT.DEFAULT).applyTo(counts);
    }

    private static Combo combo(Composite parent, String any, List<String> items, Runnable onChoice) {
        Combo combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.add(any);
        items.forEach(combo::add);
        combo.select(0);
        combo.addListener(SWT.Selection, e -> onChoice.run());
        combo.setToolTipText(any);
        return combo;
    }

    Text field() {
        return text.control();
    }

    boolean takes(ComponentLine line) {
        Optional<Component.Kind> wanted = kind.getSelectionIndex() <= 0 ? Optional.empty() : Optional.of(Component.Kind.values()[kind.getSelectionIndex() - 1]);
        Optional<State> in = state.getSelectionIndex() <= 0 ? Optional.empty() : Optional.of(State.values()[state.getSelectionIndex() - 1]);
        return wanted.map(k -> line.kind() == k).orElse(true) && in.map(s -> line.component().state() == s).orElse(true);
    }

    void count(List<ComponentLine> all) {
        long running = all.stream().filter(l -> l.component().state() == State.RUNNING).count();
        long abnormal = all.stream().filter(l -> l.component().state() == State.ABNORMAL).count();
        counts.setText(Plurals.bind(Messages.ComponentFilter_counts, new Object[] {all.size(), running, abnormal}));
    }
}
