package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Fields bound to the parameters of a draft: each writes its parameter, is filled anew on demand, and says what is wrong with what stands in it. Display thread only. */
public final class OptionFields {
    /** Reads a field's text into the parameter's; throws IllegalArgumentException with the reason, for people. */
    @FunctionalInterface
    public interface Reader extends Function<String, String> {
    }

    private static final int INDENT = 16;

    private final ProjectDraft draft;
    private final Runnable changed;
    private final Set<String> keys = new TreeSet<>();
    private final List<Runnable> fillers = new ArrayList<>();
    private final Map<Text, String> problems = new LinkedHashMap<>();
    private boolean filling;

    public OptionFields(ProjectDraft draft, Runnable changed) {
        this.draft = draft;
        this.changed = changed;
    }

    public ProjectDraft draft() {
        return draft;
    }

    /** Keys that have fields of their own. */
    Set<String> keys() {
        return keys;
    }

    public void own(String key) {
        keys.add(key);
    }

    /** Called by {@link #fill}. */
    public void onFill(Runnable filler) {
        fillers.add(filler);
    }

    /** Takes all values from the draft. */
    public void fill() {
        filling = true;
        fillers.forEach(Runnable::run);
        filling = false;
        changed.run();
    }

    boolean isFilling() {
        return filling;
    }

    public void changed() {
        changed.run();
    }

    /** What is wrong in a field that can be used. */
    public Optional<String> problem() {
        return problems.entrySet().stream().filter(e -> e.getKey().isEnabled() && e.getKey().isVisible()).map(Map.Entry::getValue).findFirst();
    }

    public Text text(Composite parent, String label, String key, String defaultValue, Reader reader) {
        new Label(parent, SWT.NONE).setText(label);
        Text field = new Text(parent, SWT.BORDER);
        GridDataFactory.swtDefaults().hint(190, SWT.DEFAULT).applyTo(field);
        own(key);
        field.addListener(SWT.Modify, e -> {
            if (!filling) {
                read(field, key, defaultValue, reader);
                changed.run();
            }
        });
        onFill(() -> {
            field.setText(draft.parameters().getOrDefault(key, defaultValue));
            read(field, key, defaultValue, reader);
        });
        return field;
    }

    private void read(Text field, String key, String defaultValue, Reader reader) {
        try {
            draft.setParameter(key, reader.apply(field.getText().strip()), defaultValue);
            problems.remove(field);
        } catch (IllegalArgumentException e) {
            problems.put(field, e.getMessage());
        }
    }

    Button check(Composite parent, String label, String key) {
        Button box = new Button(parent, SWT.CHECK);
        box.setText(label);
        GridDataFactory.swtDefaults().span(2, 1).applyTo(box);
        own(key);
        box.addListener(SWT.Selection, e -> {
            draft.setParameter(key, Boolean.toString(box.getSelection()), "false");
            changed.run();
        });
        onFill(() -> box.setSelection(Boolean.parseBoolean(draft.parameters().get(key))));
        return box;
    }

    /** One value of several, each under its label; the first is the default. */
    public Combo combo(Composite parent, String label, String key, Map<String, String> values) {
        new Label(parent, SWT.NONE).setText(label);
        Combo combo = new Combo(parent, SWT.READ_ONLY);
        List<String> names = List.copyOf(values.keySet());
        values.values().forEach(combo::add);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(combo);
        own(key);
        combo.addListener(SWT.Selection, e -> {
            draft.setParameter(key, names.get(combo.getSelectionIndex()), names.getFirst());
            changed.run();
        });
        onFill(() -> combo.select(Math.max(0, names.indexOf(draft.parameters().getOrDefault(key, names.getFirst())))));
        return combo;
    }

    /** Two values of one switch, each said in words. */
    void choice(Composite parent, String label, String key, String whenFalse, String whenTrue) {
        Label name = new Label(parent, SWT.NONE);
        name.setText(label);
        GridDataFactory.swtDefaults().span(2, 1).applyTo(name);
        Composite choices = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(choices);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(INDENT, 0).applyTo(choices);
        Button no = new Button(choices, SWT.RADIO);
        no.setText(whenFalse);
        Button yes = new Button(choices, SWT.RADIO);
        yes.setText(whenTrue);
        own(key);
        Stream.of(no, yes).forEach(b -> b.addListener(SWT.Selection, e -> {
            draft.setParameter(key, Boolean.toString(yes.getSelection()), "false");
            changed.run();
        }));
        onFill(() -> {
            boolean value = Boolean.parseBoolean(draft.parameters().get(key));
            yes.setSelection(value);
            no.setSelection(!value);
        });
    }

    /** A whole number between two bounds. */
    public static Reader number(int least, int most, String problem) {
        return text -> {
            if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(problem);
            }
            return text;
        };
    }
}
