package org.godwit.ui.projects;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ComboViewer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.model.DataSource;
import org.godwit.core.spi.ServerInfo;
import org.godwit.ui.A11y;
import org.godwit.ui.Adapting;
import org.godwit.ui.Commands;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.projects.queue.QueueTexts;

/** One end of a project: a saved data source, chosen from the list, made new, or dropped here from the Data Sources explorer. Tells what its server is as soon as it has answered. Display thread only. */
final class EndPane {
    private static final String NEW_DATA_SOURCE = "org.godwit.ui.datasources.new";

    private final String title;
    private final Consumer<Optional<DataSource>> store;
    private final Runnable changed;
    private final Predicate<DataSource> usable;
    private String wanted = "";
    private String letterCase = "";
    private Group group;
    private ComboViewer combo;
    private Label facts;
    private Optional<EngineJob<ServerInfo>> asking = Optional.empty();

    /** @param usable which data sources can be this end */
    EndPane(String title, Predicate<DataSource> usable, Consumer<Optional<DataSource>> store, Runnable changed) {
        this.title = title;
        this.usable = usable;
        this.store = store;
        this.changed = changed;
    }

    void create(Composite parent) {
        group = new Group(parent, SWT.NONE);
        group.setText(title);
        GridLayoutFactory.swtDefaults().margins(10, 8).spacing(6, 6).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(group);
        combo = new ComboViewer(group, SWT.READ_ONLY);
        combo.setContentProvider(ArrayContentProvider.getInstance());
        combo.setLabelProvider(LabelProvider.createTextProvider(o -> ((DataSource) o).name()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(combo.getControl());
        A11y.name(combo.getCombo(), title);
        combo.addSelectionChangedListener(e -> choose(Optional.ofNullable((DataSource) combo.getStructuredSelection().getFirstElement())));
        facts = new Label(group, SWT.WRAP);
        facts.setText("\n\n");
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(facts);
        Button add = StepDetails.button(group, Messages.EndsPage_new, Icons.ADD, () -> Commands.run(NEW_DATA_SOURCE).ifPresent(id -> {
            preselect((String) id);
            read();
        }));
        add.setLayoutData(GridDataFactory.swtDefaults().create());
        acceptDrops();
    }

    private void acceptDrops() {
        DropTarget target = new DropTarget(group, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_LINK | DND.DROP_DEFAULT);
        target.setTransfer(new Transfer[] {LocalSelectionTransfer.getTransfer()});
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = dragged().isPresent() ? DND.DROP_COPY : DND.DROP_NONE;
            }

            @Override
            public void dragOperationChanged(DropTargetEvent event) {
                dragEnter(event);
            }

            @Override
            public void drop(DropTargetEvent event) {
                dragged().ifPresent(source -> {
                    preselect(source.id());
                    read();
                });
            }
        });
    }

    private static Optional<DataSource> dragged() {
        return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection ? Adapting.first(selection, DataSource.class) : Optional.empty();
    }

    /** A data source (by id or name) to choose when the list is read. */
    void preselect(String idOrName) {
        wanted = idOrName;
    }

    void read() {
        new EngineJob<>(Messages.EndsPage_reading, group, (studio, cancel) -> studio.dataSources().list()).quiet().then(this::show).start();
    }

    private void show(List<DataSource> all) {
        List<DataSource> dataSources = all.stream().filter(usable).toList();
        Optional<DataSource> before = Optional.ofNullable((DataSource) combo.getStructuredSelection().getFirstElement());
        String choose = wanted.isEmpty() ? before.map(DataSource::id).orElse("") : wanted;
        wanted = "";
        combo.setInput(dataSources);
        Optional<DataSource> found = dataSources.stream().filter(d -> d.id().equals(choose) || d.name().equals(choose)).findFirst();
        combo.setSelection(found.map(StructuredSelection::new).orElse(StructuredSelection.EMPTY));
        if (found.isEmpty()) {
            choose(Optional.empty());
        }
    }

    private void choose(Optional<DataSource> chosen) {
        store.accept(chosen);
        letterCase = "";
        facts.setText(chosen.map(d -> d.type().label() + "\n" + d.address() + "\n").orElse(Messages.EndPane_drop).replace("&", "&&"));
        asking.ifPresent(EngineJob::cancel);
        chosen.ifPresent(this::ask);
        changed.run();
    }

    /** Asks the server what it is: cheap, in the background, and not needed to go on. */
    private void ask(DataSource chosen) {
        EngineJob<ServerInfo> job = new EngineJob<>(title, group, (studio, cancel) -> studio.dataSources().server(chosen.id(), cancel));
        asking = Optional.of(job);
        job.quiet().then(server -> {
            if (asking.equals(Optional.of(job))) {
                letterCase = server.variable("lower_case_table_names");
                String text = chosen.type().isQueue()
                        ? QueueTexts.facts(chosen, server)
                        : Messages.bind(Messages.EndPane_facts, new Object[] {chosen.address(), server.type().label(), server.version(), server.variable("character_set_server")});
                facts.setText(text.replace("&", "&&"));
                changed.run();
            }
        }).otherwise(failure -> {
            if (asking.equals(Optional.of(job))) {
                facts.setText(Messages.bind(Messages.EndPane_unreachable, chosen.address(), failure.problem().message()).replace("&", "&&"));
                facts.requestLayout();
            }
        }).start();
    }

    /** {@code lower_case_table_names} of the server; empty as long as it has not answered. */
    String letterCase() {
        return letterCase;
    }
}
