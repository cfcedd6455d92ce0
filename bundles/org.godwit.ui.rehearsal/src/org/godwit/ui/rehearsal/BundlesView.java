package org.godwit.ui.rehearsal;

import java.util.List;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.godwit.ui.Column;
import org.godwit.ui.Commands;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.RecordTable;
import org.godwit.ui.rehearsal.BundleSummary.Content;

/** The bundles of the workspace; opening one shows what is in it. */
public final class BundlesView extends ViewPart {
    public static final String ID = "org.godwit.ui.rehearsal.bundles";

    private RecordTable<BundleSummary> table;
    private PageStack pages;
    private DisplayGate gate;
    private boolean reading;
    private boolean readAgain;
    private final Runnable changed = () -> gate.request();

    @Override
    public void createPartControl(Composite parent) {
        pages = new PageStack(parent);
        pages.setEmpty(Icons.SAVE, Messages.BundlesView_emptyTitle, Messages.BundlesView_emptyText,
                List.of(new PageStack.Action(Messages.BundlesView_capture, () -> Commands.run("org.godwit.ui.rehearsal.capture")), new PageStack.Action(Messages.BundlesView_import, () -> Commands.run("org.godwit.ui.rehearsal.import"))));
        Composite content = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(content);
        pages.setContent(content);
        table = new RecordTable<>(content, SWT.SINGLE, BundleSummary::file, columns());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        table.onOpen(bundle -> BundleEditor.open(bundle.file(), ""));
        MenuManager menu = new MenuManager();
        table.control().setMenu(menu.createContextMenu(table.control()));
        getSite().registerContextMenu(menu, table);
        getSite().setSelectionProvider(table);
        gate = new DisplayGate(parent, this::reload);
        BundleFiles.get().addListener(changed);
        pages.show(true);
        gate.request();
    }

    private static List<Column<BundleSummary>> columns() {
        return List.of(Column.<BundleSummary>text(Messages.BundlesView_name, 175, BundleSummary::name).icon(b -> (b.problem().isPresent() ? Icons.STATE_FAILED : Icons.SAVE).image()),
                Column.text(Messages.BundlesView_source, 130, b -> b.content().map(BundlesView::source).or(() -> b.problem().map(p -> EngineSentences.say(p.message()))).orElse("")),
                Column.number(Messages.BundlesView_tables, 65, b -> b.content().map(c -> c.facts().tables().size()).orElse(0), b -> b.content().map(c -> Formats.count(c.facts().tables().size())).orElse("")),
                Column.number(Messages.BundlesView_rows, 80, b -> b.content().map(Content::rows).orElse(0L), b -> b.content().map(c -> Formats.count(c.rows())).orElse("")),
                Column.text(Messages.BundlesView_log, 80, b -> b.content().map(BundlesView::log).orElse("")), Column.text(Messages.BundlesView_masked, 70, b -> b.content().map(BundlesView::masked).orElse("")),
                Column.number(Messages.BundlesView_size, 80, BundleSummary::bytes, b -> Formats.bytes(b.bytes())), Column.text(Messages.BundlesView_created, 150, b -> b.content().map(c -> c.manifest().created()).orElse("")));
    }

    private static String source(Content content) {
        return (content.manifest().source().type() + " " + content.manifest().source().version()).strip();
    }

    private static String log(Content content) {
        return content.manifest().log().isThere() ? Formats.seconds(content.facts().log().seconds()) : Messages.BundlesView_no;
    }

    private static String masked(Content content) {
        return content.manifest().masking().isEmpty() ? Messages.BundlesView_no : Messages.BundlesView_yes;
    }

    private void reload() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        readAgain = false;
        new EngineJob<>(Messages.BundlesView_reading, table.control(), (studio, cancel) -> BundleFiles.get().list()).quiet().lastly(() -> reading = false).then(bundles -> {
            table.setRows(bundles);
            pages.show(!bundles.isEmpty());
            if (readAgain) {
                reload();
            }
        }).start();
    }

    @Override
    public void setFocus() {
        table.control().setFocus();
    }

    @Override
    public void dispose() {
        BundleFiles.get().removeListener(changed);
        super.dispose();
    }
}
