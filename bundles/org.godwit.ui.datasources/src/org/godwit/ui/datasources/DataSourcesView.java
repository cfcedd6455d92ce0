package org.godwit.ui.datasources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.godwit.core.model.DataSource;
import org.godwit.ui.Commands;
import org.godwit.ui.EngineJob;
import org.godwit.ui.FilterField;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.StudioWatch;

/** The Data Sources explorer: saved data sources and what they hold, read as far as it is opened. */
public final class DataSourcesView extends ViewPart {
    public static final String ID = "org.godwit.ui.datasources.explorer";
    static final String REHEARSE = "org.godwit.ui.rehearsal.sample";

    private TreeViewer viewer;
    private PageStack pages;
    private String filter = "";
    private List<SourceNode> roots = List.of();

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        Composite content = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(0, 4).applyTo(content);
        pages.setContent(content);
        pages.setEmpty(Icons.MYSQL, Messages.DataSourcesView_emptyTitle, Messages.DataSourcesView_emptyText,
                List.of(new PageStack.Action(Messages.DataSourcesView_new, () -> Commands.run(DataSourceCommands.NEW)), new PageStack.Action(Messages.DataSourcesView_rehearse, () -> Commands.run(REHEARSE))));
        new FilterField(content, Messages.DataSourcesView_filter, this::filter);
        viewer = new TreeViewer(content, SWT.VIRTUAL | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getControl());
        viewer.setUseHashlookup(true);
        viewer.setContentProvider(new ExplorerContent(viewer));
        viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new ExplorerLabels()));
        new ExplorerDrag(viewer).install();
        viewer.addDoubleClickListener(e -> open(((StructuredSelection) e.getSelection()).getFirstElement()));
        MenuManager menu = new MenuManager();
        viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
        getSite().registerContextMenu(menu, viewer);
        getSite().setSelectionProvider(viewer);
        pages.show(true);
        StudioWatch.of(parent, Optional.empty(), this::reload);
    }

    private void open(Object element) {
        if (element instanceof TopicNode) {
            Commands.run(DataSourceCommands.BROWSE);
        } else if (element instanceof ExplorerNode node && node.canHaveChildren()) {
            viewer.setExpandedState(node, !viewer.getExpandedState(node));
        }
    }

    /** Reads the list of data sources anew; nodes of unchanged ones stay as they are. */
    private void reload() {
        new EngineJob<>(Messages.DataSourcesView_list, viewer.getControl(), (studio, cancel) -> studio.dataSources().list()).quiet().then(this::show).start();
    }

    private void show(List<DataSource> dataSources) {
        Map<DataSource, SourceNode> known = new HashMap<>();
        roots.forEach(node -> known.put(node.dataSource(), node));
        List<SourceNode> next = dataSources.stream().map(d -> known.computeIfAbsent(d, SourceNode::new)).toList();
        pages.show(!next.isEmpty());
        if (!next.equals(roots)) {
            Object[] expanded = viewer.getExpandedElements();
            roots = next;
            viewer.setInput(next);
            viewer.setChildCount(next, next.size());
            viewer.setExpandedElements(expanded);
        }
    }

    /** Forgets what was read below the node, or below all data sources, and reads it anew. */
    void refresh(Optional<ExplorerNode> node) {
        List<ExplorerNode> stale = node.map(List::of).orElseGet(() -> new ArrayList<>(roots));
        for (ExplorerNode each : stale) {
            ExplorerNode readable = each;
            while (readable instanceof GroupNode) {
                readable = readable.parent().orElseThrow();
            }
            readable.forget();
            viewer.setChildCount(readable, readable.canHaveChildren() ? 1 : 0);
            viewer.refresh(readable);
        }
        reload();
    }

    private void filter(String text) {
        filter = text;
        roots.forEach(this::filterBelow);
        viewer.refresh();
    }

    private void filterBelow(ExplorerNode node) {
        if (node instanceof GroupNode group) {
            group.filter(filter);
            viewer.setChildCount(group, group.children().map(List::size).orElse(0));
        } else {
            node.children().ifPresent(children -> children.forEach(this::filterBelow));
        }
    }

    @Override
    public void setFocus() {
        viewer.getControl().setFocus();
    }
}
