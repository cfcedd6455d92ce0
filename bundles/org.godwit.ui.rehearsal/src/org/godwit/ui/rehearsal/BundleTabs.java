package org.godwit.ui.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.godwit.rehearsal.bundle.BundleManifest;
import org.godwit.rehearsal.capture.CaptureFacts;
import org.godwit.ui.Column;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.RecordTable;
import org.godwit.ui.rehearsal.BundleSummary.Content;

/** The parts of a bundle's page: its objects with their definitions, writes, hot keys, variables, files, and the statements that were run at the source. */
final class BundleTabs {
    private record Item(String name, Optional<CaptureFacts.Table> facts) {
    }

    private record Fact(String name, String value) {
    }

    private final CTabFolder folder;
    private final RecordTable<Item> objects;
    private final Text definition;
    private final RecordTable<CaptureFacts.TableWrites> writes;
    private final RecordTable<CaptureFacts.HotKey> keys;
    private final RecordTable<Fact> variables;
    private final RecordTable<BundleManifest.Part> files;
    private final Text statements;
    private final Text masking;
    private Map<String, String> definitions = Map.of();
    private List<CaptureFacts.Table> tables = List.of();
    private String wanted = "";

    BundleTabs(Composite parent) {
        folder = new CTabFolder(parent, SWT.BOTTOM | SWT.FLAT);
        SashForm sash = new SashForm(folder, SWT.HORIZONTAL);
        objects = new RecordTable<>(sash, SWT.SINGLE, Item::name, objectColumns());
        definition = text(sash);
        objects.onSelect(rows -> define());
        sash.setWeights(66, 34);
        item(Messages.BundleTabs_objects, sash);
        writes = new RecordTable<>(folder, SWT.MULTI, w -> w,
                List.of(Column.text(Messages.RunTabs_table, 260, CaptureFacts.TableWrites::table), Column.number(Messages.BundleTabs_inserts, 110, CaptureFacts.TableWrites::inserts, w -> Formats.count(w.inserts())),
                        Column.number(Messages.BundleTabs_updates, 110, CaptureFacts.TableWrites::updates, w -> Formats.count(w.updates())),
                        Column.number(Messages.BundleTabs_deletes, 110, CaptureFacts.TableWrites::deletes, w -> Formats.count(w.deletes()))));
        item(Messages.BundleTabs_writes, writes.control());
        keys = new RecordTable<>(folder, SWT.MULTI, k -> k, List.of(Column.text(Messages.RunTabs_table, 260, CaptureFacts.HotKey::table), Column.text(Messages.BundleTabs_digest, 160, CaptureFacts.HotKey::digest),
                Column.number(Messages.BundleTabs_written, 110, CaptureFacts.HotKey::writes, k -> Formats.count(k.writes()))));
        item(Messages.BundleTabs_keys, keys.control());
        variables = new RecordTable<>(folder, SWT.MULTI, Fact::name, List.of(Column.text(Messages.RunTabs_name, 260, Fact::name), Column.text(Messages.RunTabs_value, 520, Fact::value)));
        item(Messages.BundleTabs_variables, variables.control());
        files = new RecordTable<>(folder, SWT.MULTI, p -> p, List.of(Column.text(Messages.BundleTabs_part, 240, BundleManifest.Part::path),
                Column.number(Messages.RunTabs_bytes, 100, BundleManifest.Part::bytes, p -> Formats.bytes(p.bytes())), Column.text(Messages.BundleTabs_sha, 520, BundleManifest.Part::sha256)));
        item(Messages.BundleTabs_files, files.control());
        statements = text(folder);
        item(Messages.BundleTabs_statements, statements);
        masking = text(folder);
        item(Messages.BundleTabs_masking, masking);
        folder.setSelection(0);
    }

    private static Text text(Composite parent) {
        Text text = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER);
        text.setFont(JFaceResources.getTextFont());
        return text;
    }

    private static List<Column<Item>> objectColumns() {
        return List.of(Column.<Item>text(Messages.RunTabs_object, 200, Item::name).icon(i -> (i.facts().isPresent() ? Icons.TABLE : Icons.VIEW).image()), number(Messages.BundleTabs_real, CaptureFacts.Table::rows),
                number(Messages.BundleTabs_captured, CaptureFacts.Table::captured),
                Column.number(Messages.RunTabs_bytes, 80, i -> i.facts().map(CaptureFacts.Table::bytes).orElse(0L), i -> i.facts().map(t -> Formats.bytes(t.bytes())).orElse("")),
                number(Messages.BundleTabs_collisions, t -> (long) t.collisions()), Column.text(Messages.BundleTabs_traps, 320, i -> i.facts().map(BundleTabs::traps).orElse("")));
    }

    private static Column<Item> number(String title, java.util.function.ToLongFunction<CaptureFacts.Table> value) {
        return Column.number(title, 90, i -> i.facts().map(t -> value.applyAsLong(t)).orElse(0L), i -> i.facts().map(t -> Formats.count(value.applyAsLong(t))).orElse(""));
    }

    private static String traps(CaptureFacts.Table table) {
        return String.join(", ", new TreeMap<>(table.traps()).keySet());
    }

    private void item(String title, Control control) {
        CTabItem item = new CTabItem(folder, SWT.NONE);
        item.setText(title);
        item.setControl(control);
    }

    Control control() {
        return folder;
    }

    void show(Content content) {
        tables = content.facts().tables();
        fill();
        writes.setRows(content.facts().log().tables());
        keys.setRows(content.facts().log().hottest());
        variables.setRows(new TreeMap<>(content.facts().variables()).entrySet().stream().map(e -> new Fact(e.getKey(), e.getValue())).toList());
        files.setRows(content.manifest().parts());
    }

    void show(BundleEditor.Texts texts) {
        definitions = texts.definitions();
        statements.setText(texts.statements().isEmpty() ? Messages.BundleTabs_noStatements : texts.statements());
        masking.setText(texts.masking().isEmpty() ? Messages.BundleTabs_noMasking : texts.masking());
        fill();
        define();
    }

    private void fill() {
        Map<String, Item> all = new TreeMap<>();
        definitions.keySet().forEach(name -> all.put(name, new Item(name, Optional.empty())));
        tables.forEach(t -> all.put(t.schema() + "." + t.name(), new Item(t.schema() + "." + t.name(), Optional.of(t))));
        objects.setRows(List.copyOf(all.values()));
        if (!wanted.isEmpty()) {
            objects.select(wanted);
        }
        if (objects.first().isEmpty() && !all.isEmpty()) {
            objects.select(all.keySet().iterator().next());
        }
    }

    /** Shows an object and its definition, as soon as they are read. */
    void jump(String object) {
        wanted = object;
        folder.setSelection(0);
        objects.select(object);
    }

    private void define() {
        definition.setText(objects.first().map(i -> definitions.getOrDefault(i.name(), "")).orElse(""));
    }
}
