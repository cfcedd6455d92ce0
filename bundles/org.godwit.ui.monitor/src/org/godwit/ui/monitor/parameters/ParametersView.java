package org.godwit.ui.monitor.parameters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.godwit.supervisor.service.ComponentParameter;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.supervisor.service.ComponentService.Operation;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineWords;
import org.godwit.ui.FilterField;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.Pulse;
import org.godwit.ui.RecordTable;
import org.godwit.ui.monitor.ComponentLine;
import org.godwit.ui.monitor.FilterKey;
import org.godwit.ui.monitor.Messages;
import org.godwit.ui.monitor.SelectedComponent;

/** What the selected component can be told: each parameter with value, default, limits and description. Edits are collected and applied together, with one restart at most. */
public final class ParametersView extends ViewPart {
    public static final String ID = "org.godwit.ui.monitor.parameters";
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private PageStack pages;
    private Label caption;
    private FilterField filter;
    private Button onlyChanged;
    private Button apply;
    private Button discard;
    private RecordTable<Row> table;
    private SelectedComponent selected;
    private Optional<ComponentLine> component = Optional.empty();
    private Optional<ComponentService> components = Optional.empty();
    private List<ComponentParameter> known = List.of();
    private final Map<String, String> edits = new TreeMap<>();
    private boolean reading;

    /** A parameter and what the user wants it to be; an empty text takes a change back. */
    record Row(ComponentParameter parameter, Optional<String> edit) {
        String value() {
            return edit.map(e -> parameter.value() + "  \u2192  " + (e.isEmpty() ? parameter.ofProject().orElse(parameter.defaultValue()) : e)).orElse(parameter.value());
        }

        boolean isChanged() {
            return edit.isPresent() || parameter.changed().isPresent();
        }

        Image icon() {
            return (edit.isPresent() ? Icons.EDIT : parameter.changed().isPresent() ? Icons.STATE_CHANGED : parameter.ofProject().isPresent() ? Icons.PROJECT : Icons.STATE_INFO).image();
        }
    }

    private record Read(ComponentService components, List<ComponentParameter> parameters) {
    }

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.EDIT, Messages.ParametersView_emptyTitle, Messages.ParametersView_emptyText, List.of());
        Composite content = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(0, 4).applyTo(content);
        pages.setContent(content);
        createBar(content);
        table = new RecordTable<>(content, SWT.SINGLE, r -> r.parameter().key(), columns());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        table.onOpen(this::edit);
        table.control().addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.F2) {
                table.first().ifPresent(this::edit);
            } else if (e.keyCode == SWT.DEL) {
                table.first().filter(Row::isChanged).ifPresent(this::takeBack);
            }
        });
        pages.show(false);
        FilterKey.install(getSite(), filter.control());
        selected = SelectedComponent.of(getSite(), this::select);
        Pulse.each(content, PERIOD, this::read);
    }

    private void createBar(Composite parent) {
        Composite line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(5).spacing(6, 0).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        caption = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(160, SWT.DEFAULT).applyTo(caption);
        filter = new FilterField(line, Messages.ParametersView_filter, text -> table.setFilter(text));
        GridDataFactory.fillDefaults().hint(200, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(filter.control());
        onlyChanged = new Button(line, SWT.CHECK);
        onlyChanged.setText(Messages.ParametersView_onlyChanged);
        onlyChanged.addListener(SWT.Selection, e -> show());
        apply = button(line, Messages.ParametersView_apply, Icons.SAVE, this::apply);
        discard = button(line, Messages.ParametersView_discard, Icons.DELETE, () -> {
            edits.clear();
            show();
        });
    }

    private static Button button(Composite parent, String text, Icons icon, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setImage(icon.image());
        button.setEnabled(false);
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    private String description(Row row) {
        return component.map(c -> EngineWords.parameter(c.kind(), row.parameter().key(), row.parameter().description())).orElse(row.parameter().description());
    }

    private List<Column<Row>> columns() {
        return List.of(Column.text(Messages.ParametersView_key, 280, r -> r.parameter().key()),
                Column.text(Messages.ParametersView_value, 150, Row::value), Column.text(Messages.ParametersView_default, 90, r -> r.parameter().defaultValue()),
                Column.<Row>text(Messages.ParametersView_from, 150, r -> r.edit().isPresent() ? Messages.Origin_edited : Origin.of(r.parameter())).icon(Row::icon),
                Column.text(Messages.ParametersView_allowed, 170, r -> Limits.of(r.parameter())),
                Column.text(Messages.ParametersView_effect, 95, r -> Origin.effect(r.parameter())), Column.text(Messages.ParametersView_section, 90, r -> Origin.section(r.parameter().section())),
                Column.text(Messages.ParametersView_description, 560, this::description));
    }

    private void select(ComponentLine chosen) {
        boolean other = component.map(c -> !c.name().equals(chosen.name())).orElse(true);
        component = Optional.of(chosen);
        if (other) {
            edits.clear();
            known = List.of();
            caption.setText(chosen.title().replace("&", "&&"));
            caption.setToolTipText(caption.getText());
            read();
        }
    }

    private void read() {
        if (reading || component.isEmpty()) {
            return;
        }
        reading = true;
        String name = component.get().name();
        new EngineJob<>(Messages.ParametersView_reading, pages.root(), (studio, cancel) -> new Read(studio.components(), studio.components().parameters(name))).quiet().lastly(() -> reading = false).then(read -> {
            if (component.filter(c -> c.name().equals(name)).isPresent()) {
                components = Optional.of(read.components());
                known = read.parameters();
                show();
            } else {
                read();
            }
        }).otherwise(failure -> pages.show(false)).start();
    }

    private void show() {
        table.setRows(known.stream().map(p -> new Row(p, Optional.ofNullable(edits.get(p.key())))).filter(r -> !onlyChanged.getSelection() || r.isChanged()).toList());
        apply.setEnabled(!edits.isEmpty());
        apply.setText(!edits.isEmpty() && restarts() ? Messages.ParametersView_applyRestart : Messages.ParametersView_apply);
        discard.setEnabled(!edits.isEmpty());
        apply.requestLayout();
        pages.show(!known.isEmpty());
    }

    private boolean restarts() {
        boolean runs = component.filter(c -> c.component().state() == State.RUNNING).isPresent();
        return runs && known.stream().anyMatch(p -> edits.containsKey(p.key()) && !p.atRunTime());
    }

    private void edit(Row row) {
        if (components.isEmpty() || component.filter(c -> c.operations().contains(Operation.UPDATE)).isEmpty()) {
            MessageDialog.openInformation(table.control().getShell(), Messages.ParameterDialog_title, Messages.ParametersView_cannot);
            return;
        }
        String now = row.edit().filter(e -> !e.isEmpty()).orElse(row.parameter().value());
        ParameterDialog.ask(table.control().getShell(), components.get(), component.get().kind(), row.parameter(), now).ifPresent(value -> keep(row.parameter(), value));
    }

    private void takeBack(Row row) {
        keep(row.parameter(), "");
    }

    private void keep(ComponentParameter parameter, String value) {
        boolean same = value.isEmpty() ? parameter.changed().isEmpty() : value.equals(parameter.value());
        if (same) {
            edits.remove(parameter.key());
        } else {
            edits.put(parameter.key(), value);
        }
        show();
    }

    private void apply() {
        String name = component.orElseThrow().name();
        List<String> lines = new ArrayList<>();
        known.stream().filter(p -> edits.containsKey(p.key())).forEach(p -> lines.add(p.key() + ":  " + new Row(p, Optional.of(edits.get(p.key()))).value()));
        String question = Messages.bind(restarts() ? Messages.ParametersView_confirmRestart : Messages.ParametersView_confirm, name, lines.stream().collect(Collectors.joining("\n")));
        if (!MessageDialog.openQuestion(table.control().getShell(), Messages.ParametersView_confirmTitle, question)) {
            return;
        }
        Map<String, String> changes = Map.copyOf(edits);
        EngineJob.of(Messages.bind(Messages.ParametersView_applying, name), table.control(), (studio, cancel) -> studio.components().update(name, changes, false)).then(done -> {
            edits.clear();
            read();
            show();
        }).start();
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }

    @Override
    public void dispose() {
        if (selected != null) {
            selected.dispose();
        }
        super.dispose();
    }
}
