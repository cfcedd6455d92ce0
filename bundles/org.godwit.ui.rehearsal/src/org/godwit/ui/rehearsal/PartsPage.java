package org.godwit.ui.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.godwit.rehearsal.RehearsalOptions;
import org.godwit.rehearsal.RehearsalOptions.Part;
import org.godwit.rehearsal.drill.DrillSettings;
import org.godwit.rehearsal.profile.TargetProfile;
import org.godwit.ui.A11y;

/** Which parts the rehearsal has, at which speed, for which target, and how the switchover is exercised. */
final class PartsPage extends WizardPage {
    private static final List<String> SPEEDS = List.of("STEADY", "NORMAL", "FAST");
    /** Parts that are always there once something needs them are not asked for one by one. */
    private static final List<Part> CHOICE = List.of(Part.LOAD, Part.VERIFY, Part.REPLAY, Part.PLANTED, Part.DRILL, Part.FAULTS, Part.FORECAST);

    private final Map<Part, Button> parts = new EnumMap<>(Part.class);
    private Set<Part> chosen = EnumSet.of(Part.CONVERT, Part.LOAD, Part.VERIFY);
    private boolean ofBundle;
    private int speed = 1;
    private Optional<TargetProfile> profile = Optional.empty();
    private int drillRuns = 3;
    private int drillLimit;
    private int replaySpeed;
    private int seed = 1;
    private final List<Spinner> drill = new ArrayList<>();
    private Spinner replay;

    PartsPage() {
        super("parts", Messages.PartsPage_title, null);
        setDescription(Messages.PartsPage_description);
    }

    /** What is rehearsed was chosen: a bundle has parts that others have not. */
    void begin(boolean bundle) {
        if (bundle != ofBundle) {
            ofBundle = bundle;
            chosen = EnumSet.copyOf((bundle ? RehearsalOptions.USUAL : RehearsalOptions.DEFAULT).parts());
        }
        if (!parts.isEmpty()) {
            show();
        }
    }

    Map<String, String> parameters() {
        return speed == 1 ? Map.of() : Map.of("fullTransferSpeedMode", SPEEDS.get(speed));
    }

    RehearsalOptions options() {
        DrillSettings settings = DrillSettings.ofSeed(seed).withCycles(drillRuns).withMostStop(Duration.ofSeconds(drillLimit));
        return new RehearsalOptions(chosen, replaySpeed, seed, profile, settings);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(14, 8).applyTo(page);
        Group left = new Group(page, SWT.NONE);
        left.setText(Messages.PartsPage_parts);
        GridLayoutFactory.swtDefaults().margins(10, 8).spacing(0, 4).applyTo(left);
        GridDataFactory.fillDefaults().grab(false, true).applyTo(left);
        CHOICE.forEach(part -> parts.put(part, check(left, part)));
        Composite right = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 8).applyTo(right);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(right);
        Combo target = combo(right, Messages.PartsPage_profile, profiles());
        target.select(0);
        target.addListener(SWT.Selection, e -> profile = target.getSelectionIndex() == 0 ? Optional.empty() : Optional.of(TargetProfile.values()[target.getSelectionIndex() - 1]));
        Combo pace = combo(right, Messages.RehearsalPage_speed, List.of(Messages.RehearsalPage_stable, Messages.RehearsalPage_normal, Messages.RehearsalPage_fast));
        pace.select(speed);
        pace.addListener(SWT.Selection, e -> speed = pace.getSelectionIndex());
        replay = spinner(right, Messages.PartsPage_replaySpeed, replaySpeed, 0, 1000, value -> replaySpeed = value);
        drill.add(spinner(right, Messages.PartsPage_drillRuns, drillRuns, 1, 100, value -> drillRuns = value));
        drill.add(spinner(right, Messages.PartsPage_drillLimit, drillLimit, 0, 3600, value -> drillLimit = value));
        spinner(right, Messages.PartsPage_seed, seed, 1, Integer.MAX_VALUE, value -> seed = value);
        Label hint = new Label(right, SWT.WRAP);
        hint.setText(Messages.PartsPage_hint);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(280, SWT.DEFAULT).applyTo(hint);
        setControl(page);
        show();
    }

    private static List<String> profiles() {
        List<String> all = new ArrayList<>(List.of(Messages.PartsPage_noProfile));
        for (TargetProfile each : TargetProfile.values()) {
            all.add(each.label());
        }
        return all;
    }

    private Button check(Composite parent, Part part) {
        Button button = new Button(parent, SWT.CHECK);
        button.setText(label(part));
        button.addListener(SWT.Selection, e -> choose(part, button.getSelection()));
        return button;
    }

    private static Combo combo(Composite parent, String label, List<String> items) {
        new Label(parent, SWT.NONE).setText(label);
        Combo combo = new Combo(parent, SWT.READ_ONLY);
        combo.setItems(items.toArray(String[]::new));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
        A11y.name(combo, label);
        return combo;
    }

    private static Spinner spinner(Composite parent, String label, int value, int least, int most, java.util.function.IntConsumer taker) {
        new Label(parent, SWT.NONE).setText(label);
        Spinner spinner = new Spinner(parent, SWT.BORDER);
        spinner.setValues(value, least, most, 0, 1, 10);
        spinner.addListener(SWT.Modify, e -> taker.accept(spinner.getSelection()));
        A11y.name(spinner, label);
        return spinner;
    }

    /** A part brings what it needs; without what it needs it goes. */
    private void choose(Part part, boolean wanted) {
        EnumSet<Part> next = EnumSet.copyOf(chosen);
        if (wanted) {
            next.add(part);
        } else {
            next.remove(part);
            switch (part) {
                case CONVERT, LOAD -> next.removeAll(Set.of(Part.VERIFY, Part.REPLAY, Part.PLANTED, Part.DRILL, Part.FORECAST));
                case VERIFY -> next.removeAll(Set.of(Part.REPLAY, Part.PLANTED, Part.DRILL));
                case REPLAY, PLANTED, DRILL, FAULTS, FORECAST -> {
                    // nothing needs them
                }
            }
            next.add(Part.CONVERT);
        }
        chosen = new RehearsalOptions(next, 0, 1, Optional.empty()).parts();
        show();
    }

    private void show() {
        parts.forEach((part, button) -> {
            boolean possible = ofBundle || part != Part.REPLAY && part != Part.FORECAST;
            button.setEnabled(possible);
            button.setSelection(possible && chosen.contains(part));
        });
        replay.setEnabled(ofBundle && chosen.contains(Part.REPLAY));
        drill.forEach(spinner -> spinner.setEnabled(chosen.contains(Part.DRILL)));
    }

    private static String label(Part part) {
        return switch (part) {
            case CONVERT -> Messages.Part_convert;
            case LOAD -> Messages.Part_load;
            case VERIFY -> Messages.Part_verify;
            case REPLAY -> Messages.Part_replay;
            case PLANTED -> Messages.Part_planted;
            case DRILL -> Messages.Part_drill;
            case FAULTS -> Messages.Part_faults;
            case FORECAST -> Messages.Part_forecast;
        };
    }
}
