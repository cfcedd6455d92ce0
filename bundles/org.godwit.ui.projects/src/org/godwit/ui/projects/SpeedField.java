package org.godwit.ui.projects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * A speed: Stable, Normal, Fast or Custom (OMS: concurrency speed), with what the chosen preset means beside it. A preset is a set of parameter values; Custom opens number fields. What stands in the
 * parameters decides what is shown, so a project file with values of its own shows as Custom.
 */
final class SpeedField {
    /** One preset. {@code means} says what it does here. */
    record Preset(String label, Map<String, String> values, String means) {
    }

    /** A number that Custom asks for. {@code preset} stands there first. */
    record Custom(String label, String key, int most, String preset) {
    }

    private final OptionFields fields;
    private final List<Preset> presets;
    private final List<Custom> customs;
    private Combo combo;
    private Label means;
    private Composite numbers;

    /** @param presets slow ones first; the one without values is the default */
    SpeedField(OptionFields fields, List<Preset> presets, List<Custom> customs) {
        this.fields = fields;
        this.presets = presets;
        this.customs = customs;
    }

    /** The parent has a grid of two columns. */
    void create(Composite parent) {
        new Label(parent, SWT.NONE).setText(Messages.OptionsPage_speed);
        Composite row = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 4).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        combo = new Combo(row, SWT.READ_ONLY);
        presets.forEach(p -> combo.add(p.label()));
        combo.add(Messages.OptionsPage_custom);
        combo.addListener(SWT.Selection, e -> choose(combo.getSelectionIndex()));
        means = new Label(row, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(300, SWT.DEFAULT).applyTo(means);
        numbers = new Composite(row, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(customs.size() * 2).spacing(8, 0).applyTo(numbers);
        GridDataFactory.fillDefaults().span(2, 1).exclude(true).applyTo(numbers);
        presets.forEach(p -> p.values().keySet().forEach(fields::own));
        for (Custom custom : customs) {
            Text text = fields.text(numbers, custom.label(), custom.key(), "", OptionFields.number(1, custom.most(), Messages.bind(Messages.OptionsPage_numberWrong, custom.most())));
            GridDataFactory.swtDefaults().hint(60, SWT.DEFAULT).applyTo(text);
        }
        fields.onFill(this::fill);
    }

    private Optional<Preset> current() {
        Map<String, String> values = values();
        return presets.stream().filter(p -> p.values().equals(values)).findFirst();
    }

    /** The parameters that presets and numbers set, as far as they are set. */
    private Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        presets.forEach(p -> p.values().keySet().forEach(k -> Optional.ofNullable(fields.draft().parameters().get(k)).ifPresent(v -> values.put(k, v))));
        customs.forEach(c -> Optional.ofNullable(fields.draft().parameters().get(c.key())).ifPresent(v -> values.put(c.key(), v)));
        return values;
    }

    private void choose(int index) {
        presets.forEach(p -> p.values().keySet().forEach(fields.draft().parameters()::remove));
        customs.forEach(c -> fields.draft().parameters().remove(c.key()));
        if (index < presets.size()) {
            fields.draft().parameters().putAll(presets.get(index).values());
        } else {
            customs.forEach(c -> fields.draft().parameters().put(c.key(), c.preset()));
        }
        fields.fill();
    }

    private void fill() {
        Optional<Preset> preset = current();
        combo.select(preset.map(presets::indexOf).orElse(presets.size()));
        means.setText(preset.map(Preset::means).orElse(Messages.OptionsPage_customMeans));
        ((org.eclipse.swt.layout.GridData) numbers.getLayoutData()).exclude = preset.isPresent();
        numbers.setVisible(preset.isEmpty());
        numbers.requestLayout();
    }
}
