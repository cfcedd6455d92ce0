package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.ui.Column;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;
import org.godwit.ui.RecordTable;

/** What the user chose for the project, to read; and saving it as a project file. */
final class SettingsPage implements ProjectPage {
    private record Setting(String name, String value) {
    }

    private RecordTable<Setting> table;
    private ProjectSpec spec;

    @Override
    public String title() {
        return Messages.SettingsPage_title;
    }

    @Override
    public Control create(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(root);
        table = new RecordTable<>(root, SWT.BORDER | SWT.MULTI, Setting::name,
                List.of(Column.text(Messages.SettingsPage_setting, 280, Setting::name), Column.text(Messages.SettingsPage_value, 520, Setting::value)));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        StepDetails.button(root, Messages.SettingsPage_save, Icons.SAVE, () -> ProjectFiles.save(root.getShell(), spec)).setLayoutData(GridDataFactory.swtDefaults().create());
        return root;
    }

    @Override
    public void show(ProjectDetail detail) {
        ProjectSpec own = detail.spec();
        spec = new ProjectSpec(own.name(), detail.summary().sourceName(), detail.summary().targetName(), own.types(), own.objects(), own.parameters());
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting(Messages.SettingsPage_id, detail.summary().id()));
        settings.add(new Setting(Messages.SettingsPage_name, spec.name()));
        settings.add(new Setting(Messages.SettingsPage_source, detail.summary().sourceName()));
        settings.add(new Setting(Messages.SettingsPage_target, detail.summary().targetName()));
        settings.add(new Setting(Messages.SettingsPage_types, spec.types().stream().sorted().map(TypeLabels::of).collect(Collectors.joining(", "))));
        settings.add(new Setting(Messages.SettingsPage_created, Formats.time(detail.summary().created())));
        settings.add(new Setting(Messages.SettingsPage_objects, objects(spec.objects())));
        new TreeMap<>(spec.parameters()).forEach((key, value) -> settings.add(new Setting(key, value)));
        table.setRows(settings);
    }

    private static String objects(ObjectSelection selection) {
        return switch (selection) {
            case ObjectSelection.Specific specific -> Plurals.bind(Messages.SettingsPage_specific, Formats.count(specific.tables().size()), Formats.count(specific.views().size()));
            case ObjectSelection.Wildcard rules -> String.join("  ", rules.include()) + (rules.exclude().isEmpty() ? "" : "  " + Messages.bind(Messages.SettingsPage_except, String.join("  ", rules.exclude())));
        };
    }
}
