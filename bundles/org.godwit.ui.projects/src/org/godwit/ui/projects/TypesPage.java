package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.model.TransferType;
import org.godwit.ui.projects.queue.QueueTexts;

/** Which parts of a migration the project does, and which changes it follows; what cannot go together cannot be chosen together (OMS: migration types). */
final class TypesPage extends WizardPage {
    private static final int INDENT = 24;
    private static final String RECORD_TYPES = "allowRecordTypes";
    private static final String NO_DDL = "ignoreDdl";
    private static final List<String> DML = List.of("INSERT", "UPDATE", "DELETE");

    private final ProjectDraft draft;
    private final Map<TransferType, Button> boxes = new EnumMap<>(TransferType.class);
    private final Map<TransferType, Label> texts = new EnumMap<>(TransferType.class);
    private final Map<String, Button> changes = new LinkedHashMap<>();
    private Button ddl;

    TypesPage(ProjectDraft draft) {
        super("types", Messages.TypesPage_title, null);
        this.draft = draft;
        setDescription(Messages.TypesPage_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(12, 10).spacing(4, 3).applyTo(page);
        for (TransferType type : TransferType.values()) {
            Button box = new Button(page, SWT.CHECK);
            box.setText(TypeLabels.of(type));
            box.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
            box.addListener(SWT.Selection, e -> choose(type, box.getSelection()));
            boxes.put(type, box);
            Label text = new Label(page, SWT.WRAP);
            text.setText(TypeLabels.explain(type));
            texts.put(type, text);
            GridDataFactory.fillDefaults().grab(true, false).indent(INDENT, 0).hint(500, SWT.DEFAULT).applyTo(text);
            GridDataFactory.swtDefaults().indent(0, 6).applyTo(box);
            if (type == TransferType.INCREMENTAL) {
                createChanges(page);
            }
        }
        setControl(page);
        fill();
    }

    private void createChanges(Composite page) {
        Composite row = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(5).spacing(14, 0).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).indent(INDENT, 2).applyTo(row);
        new Label(row, SWT.NONE).setText(Messages.TypesPage_changes);
        for (String kind : DML) {
            Button box = new Button(row, SWT.CHECK);
            box.setText(kind);
            box.addListener(SWT.Selection, e -> chooseChanges());
            changes.put(kind, box);
        }
        ddl = new Button(row, SWT.CHECK);
        ddl.setText(Messages.TypesPage_ddl);
        ddl.setToolTipText(Messages.TypesPage_ddlHint);
        ddl.addListener(SWT.Selection, e -> {
            draft.setParameter(NO_DDL, Boolean.toString(!ddl.getSelection()), "false");
            check();
        });
    }

    @Override
    public void setVisible(boolean visible) {
        if (visible) {
            setTitle(draft.isToQueue() ? QueueTexts.parts() : Messages.TypesPage_title);
            boxes.forEach((type, box) -> box.setText(TypeLabels.of(type, draft.isToQueue())));
            boxes.values().forEach(Control::requestLayout);
            texts.forEach((type, text) -> text.setText(draft.isToQueue() ? QueueTexts.explain(type) : TypeLabels.explain(type)));
            forbid();
            fill();
        }
        super.setVisible(visible);
    }

    private void choose(TransferType type, boolean isChosen) {
        if (isChosen) {
            draft.types().add(type);
        } else {
            draft.types().remove(type);
        }
        keepTogether(type);
        forbid();
        fill();
    }

    private void chooseChanges() {
        List<String> chosen = DML.stream().filter(kind -> changes.get(kind).getSelection()).toList();
        draft.setParameter(RECORD_TYPES, String.join(",", chosen), String.join(",", DML));
        if (chosen.isEmpty()) {
            draft.parameters().remove(RECORD_TYPES);
            draft.types().remove(TransferType.INCREMENTAL);
            keepTogether(TransferType.INCREMENTAL);
        }
        forbid();
        fill();
    }

    /** Changes can only go back when they went forth before (OMS: migration types). */
    private void keepTogether(TransferType chosen) {
        if (draft.types().contains(TransferType.REVERSE) && !draft.types().contains(TransferType.INCREMENTAL)) {
            if (chosen == TransferType.REVERSE) {
                draft.types().add(TransferType.INCREMENTAL);
            } else {
                draft.types().remove(TransferType.REVERSE);
            }
        }
    }

    /** Takes back what the ends or the other choices do not allow, and adds what the scenario demands. */
    private void forbid() {
        if (draft.isActiveActive()) {
            draft.types().add(TransferType.INCREMENTAL);
            draft.types().add(TransferType.REVERSE);
        }
        for (TransferType type : TransferType.values()) {
            if (whyNot(type).isPresent()) {
                draft.types().remove(type);
                keepTogether(type);
            }
        }
    }

    private List<String> followed() {
        String text = draft.parameters().getOrDefault(RECORD_TYPES, "").strip();
        return text.isEmpty() || text.contains("ROW") ? DML : Arrays.stream(text.split(",")).map(String::strip).filter(DML::contains).toList();
    }

    /** Why a part cannot be chosen. */
    private Optional<String> whyNot(TransferType type) {
        if (draft.isToQueue() && QueueTexts.whyNot(type).isPresent()) {
            return QueueTexts.whyNot(type);
        }
        boolean partly = draft.types().contains(TransferType.INCREMENTAL) && followed().size() < DML.size();
        return switch (type) {
            case SCHEMA, FULL -> Optional.empty();
            case INCREMENTAL -> draft.hasNoLog(draft.source()) ? Optional.of(Messages.TypesPage_noLogAtSource) : Optional.empty();
            case VERIFICATION -> partly ? Optional.of(Messages.TypesPage_partlyFollowed) : Optional.empty();
            case REVERSE -> draft.hasNoLog(draft.source()) || draft.hasNoLog(draft.target()) ? Optional.of(Messages.TypesPage_noLogAtTarget) : Optional.empty();
        };
    }

    private void fill() {
        boolean both = draft.isActiveActive();
        boxes.forEach((type, box) -> {
            box.setSelection(draft.types().contains(type));
            boolean demanded = both && (type == TransferType.INCREMENTAL || type == TransferType.REVERSE);
            box.setEnabled(whyNot(type).isEmpty() && !demanded);
            box.setToolTipText(whyNot(type).orElse(demanded ? Messages.TypesPage_demanded : null));
        });
        boolean follows = draft.types().contains(TransferType.INCREMENTAL);
        changes.forEach((kind, box) -> {
            box.setSelection(followed().contains(kind));
            box.setEnabled(follows && !both);
        });
        ddl.setSelection(!Boolean.parseBoolean(draft.parameters().get(NO_DDL)));
        ddl.setEnabled(follows);
        check();
    }

    private void check() {
        boolean any = !draft.types().isEmpty();
        setPageComplete(any);
        String hint = hints().stream().collect(Collectors.joining("\n"));
        setMessage(any ? hint.isEmpty() ? null : hint : Messages.TypesPage_none, any && !hint.isEmpty() ? IMessageProvider.INFORMATION : IMessageProvider.NONE);
    }

    private List<String> hints() {
        if (draft.isToQueue()) {
            return QueueTexts.hints(draft.types(), ddl.getSelection());
        }
        List<String> hints = new ArrayList<>();
        if (!draft.types().contains(TransferType.SCHEMA)) {
            hints.add(Messages.TypesPage_noSchema);
        }
        if (draft.types().contains(TransferType.INCREMENTAL)) {
            if (!draft.types().contains(TransferType.FULL)) {
                hints.add(Messages.TypesPage_noFull);
            }
            hints.add(ddl.getSelection() ? Messages.TypesPage_ddlWarning : Messages.TypesPage_noDdlWarning);
        }
        boxes.keySet().stream().map(this::whyNot).flatMap(Optional::stream).forEach(hints::add);
        return hints.stream().distinct().limit(2).toList();
    }
}
