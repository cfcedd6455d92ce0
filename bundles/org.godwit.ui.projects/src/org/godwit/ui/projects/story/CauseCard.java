package org.godwit.ui.projects.story;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.godwit.supervisor.diagnosis.Cause;
import org.godwit.supervisor.diagnosis.Evidence;
import org.godwit.supervisor.diagnosis.Remedy;
import org.godwit.ui.A11y;
import org.godwit.ui.Clip;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.EngineWords;
import org.godwit.ui.Icons;
import org.godwit.ui.Palette;

/** One likely cause: how sure it is, what speaks for and against it, and the buttons that mend it. */
final class CauseCard {
    private static final int NARROW = 200;
    /** Where the words behind an icon begin. */
    private static final int TEXT = 24;

    private CauseCard() {
    }

    static void create(Composite parent, int rank, Cause cause, Consumer<Remedy> onPress) {
        Composite card = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 6).spacing(8, 4).applyTo(card);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(card);
        Label icon = new Label(card, SWT.NONE);
        icon.setImage(icon(cause.certainty()).image());
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(icon);
        Label title = wrapped(card, Messages.bind(Messages.Story_cause, Integer.toString(rank), EngineSentences.say(cause.title())));
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).hint(NARROW, SWT.DEFAULT).applyTo(title);
        Label certainty = new Label(card, SWT.NONE);
        certainty.setText(certainty(cause.certainty()));
        certainty.setForeground(hue(cause.certainty()).color());
        GridDataFactory.swtDefaults().align(SWT.END, SWT.BEGINNING).applyTo(certainty);
        cause.evidence().forEach(e -> evidence(card, e));
        buttons(card, TEXT, cause.remedies(), onPress);
        new Label(parent, SWT.SEPARATOR | SWT.HORIZONTAL).setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
    }

    static void evidence(Composite card, Evidence evidence) {
        Label icon = new Label(card, SWT.NONE);
        icon.setImage(icon(evidence.verdict()).image());
        icon.setToolTipText(word(evidence.verdict()));
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(icon);
        Label text = wrapped(card, Messages.bind(Messages.Story_evidence, EngineSentences.say(evidence.checked()), EngineSentences.say(evidence.found())));
        text.setToolTipText(word(evidence.verdict()));
        text.setForeground(Palette.faint(card));
        GridDataFactory.fillDefaults().grab(true, false).hint(NARROW, SWT.DEFAULT).span(2, 1).applyTo(text);
    }

    /** Remedies as buttons, each with what follows in its tool tip, and the statement on the rm database to copy. @param indent of the row, pixels */
    static void buttons(Composite parent, int indent, List<Remedy> remedies, Consumer<Remedy> onPress) {
        if (remedies.isEmpty()) {
            return;
        }
        Composite row = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.marginLeft = 0;
        layout.spacing = 4;
        layout.center = true;
        row.setLayout(layout);
        GridDataFactory.fillDefaults().grab(true, false).hint(NARROW, SWT.DEFAULT).span(3, 1).indent(indent, 0).applyTo(row);
        for (Remedy remedy : remedies) {
            Button button = button(row, EngineWords.label(remedy), icon(remedy), EngineWords.consequences(remedy));
            button.addListener(SWT.Selection, e -> onPress.accept(remedy));
            remedy.rmSql().ifPresent(sql -> copy(row, EngineWords.label(remedy), sql));
        }
    }

    /** Small beside its remedy, so that the remedies themselves stand out. */
    private static void copy(Composite row, String remedy, String sql) {
        Button button = button(row, "", Icons.COPY, Messages.bind(Messages.Story_rmSqlTip, sql));
        A11y.name(button, Messages.Story_rmSql + ": " + remedy);
        button.addListener(SWT.Selection, e -> Clip.copy(row, sql));
    }

    private static Button button(Composite parent, String text, Icons icon, String tip) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text.replace("&", "&&"));
        button.setImage(icon.image());
        button.setToolTipText(tip);
        return button;
    }

    private static Label wrapped(Composite parent, String text) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        return label;
    }

    private static Icons icon(Remedy remedy) {
        return switch (remedy) {
            case Remedy.Retry r -> Icons.RETRY;
            case Remedy.ResetTask r -> Icons.RETRY;
            case Remedy.ResetPosition r -> Icons.RETRY;
            case Remedy.SkipStep r -> Icons.SKIP;
            case Remedy.SkipTask r -> Icons.SKIP;
            case Remedy.SkipObject r -> Icons.SKIP;
            case Remedy.SkipDdl r -> Icons.SKIP;
            case Remedy.SkipPrecheck r -> Icons.SKIP;
            case Remedy.EditDdl r -> Icons.EDIT;
            case Remedy.ReplaceDdl r -> Icons.EDIT;
            case Remedy.RunSql r -> Icons.DATABASE;
            case Remedy.ChangeParameter r -> Icons.EDIT;
            case Remedy.EditDataSource r -> Icons.DATABASE;
        };
    }

    private static Icons icon(Cause.Certainty certainty) {
        return switch (certainty) {
            case CERTAIN -> Icons.STATE_FAILED;
            case LIKELY -> Icons.STATE_WARNING;
            case POSSIBLE -> Icons.STATE_INFO;
        };
    }

    private static Palette hue(Cause.Certainty certainty) {
        return switch (certainty) {
            case CERTAIN -> Palette.RED;
            case LIKELY -> Palette.AMBER;
            case POSSIBLE -> Palette.GREY;
        };
    }

    private static String certainty(Cause.Certainty certainty) {
        return switch (certainty) {
            case CERTAIN -> Messages.Story_certain;
            case LIKELY -> Messages.Story_likely;
            case POSSIBLE -> Messages.Story_possible;
        };
    }

    private static Icons icon(Evidence.Verdict verdict) {
        return switch (verdict) {
            case SUPPORTS -> Icons.STATE_WARNING;
            case AGAINST -> Icons.STATE_FINISHED;
            case UNKNOWN -> Icons.STATE_SKIPPED;
        };
    }

    private static String word(Evidence.Verdict verdict) {
        return switch (verdict) {
            case SUPPORTS -> Messages.Story_supports;
            case AGAINST -> Messages.Story_against;
            case UNKNOWN -> Messages.Story_unknown;
        };
    }
}
