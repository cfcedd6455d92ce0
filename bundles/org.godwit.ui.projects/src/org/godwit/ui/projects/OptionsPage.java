package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.project.ProjectFile;
import org.godwit.ui.Icons;
import org.godwit.ui.TextDialog;
import org.godwit.ui.projects.queue.QueuePage;

/**
 * Speed, what happens with rows that are there already, and any other component parameter as {@code key = value}. Keys are those of OMS. Only what concerns the chosen parts is shown.
 */
final class OptionsPage extends WizardPage {
    private static final String START = "startTimestamp";
    private static final String KEPT_HOURS = "storeLogKeptHour";
    private static final String KEPT_DEFAULT = "168";
    private static final int MOST_HOURS = 8760;

    private final ProjectDraft draft;
    private final OptionFields fields;
    private ScrolledComposite scroll;
    private Composite page;
    private Map<Group, TransferType> groups = Map.of();
    private final List<Control> forTables = new ArrayList<>();
    private Button lateIndexes;
    private Text startTime;
    private Text others;
    private boolean readable = true;
    private int filledVersion = -1;

    OptionsPage(ProjectDraft draft) {
        super("options", Messages.OptionsPage_title, null);
        this.draft = draft;
        this.fields = new OptionFields(draft, this::check);
        setDescription(Messages.OptionsPage_description);
    }

    @Override
    public void createControl(Composite parent) {
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        page = new Composite(scroll, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(12, 8).spacing(0, 6).applyTo(page);
        Group schema = group(Messages.OptionsPage_schema);
        Group full = group(Messages.OptionsPage_full);
        Group incremental = group(Messages.OptionsPage_incremental);
        Group verification = group(Messages.OptionsPage_verification);
        groups = Map.of(schema, TransferType.SCHEMA, full, TransferType.FULL, incremental, TransferType.INCREMENTAL, verification, TransferType.VERIFICATION);
        createSchema(schema);
        createFull(full);
        createIncremental(incremental);
        Presets.verification(fields).create(verification);
        createOthers();
        scroll.setContent(page);
        scroll.addListener(SWT.Resize, e -> fit());
        setControl(scroll);
    }

    private Group group(String title) {
        Group group = new Group(page, SWT.NONE);
        group.setText(title);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 4).spacing(8, 5).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        return group;
    }

    private void createSchema(Group group) {
        Text charsets = fields.text(group, Messages.OptionsPage_charsets, "charsetMapping", "", pairs());
        charsets.setMessage("utf16le=utf16, *=utf8mb4");
        charsets.setToolTipText(Messages.OptionsPage_mappingHint);
        Text collations = fields.text(group, Messages.OptionsPage_collations, "collationMapping", "", pairs());
        collations.setMessage("*=utf8mb4_general_ci");
        collations.setToolTipText(Messages.OptionsPage_mappingHint);
        List.of(charsets, collations).forEach(t -> GridDataFactory.fillDefaults().grab(true, false).applyTo(t));
    }

    private static OptionFields.Reader pairs() {
        return text -> {
            if (!text.isEmpty() && !text.matches("\\s*[\\w*]+\\s*=\\s*\\w+\\s*(,\\s*[\\w*]+\\s*=\\s*\\w+\\s*)*")) {
                throw new IllegalArgumentException(Messages.OptionsPage_pairsWrong);
            }
            return text.replaceAll("\\s", "");
        };
    }

    private void createFull(Group group) {
        Presets.full(fields).create(group);
        forTables(group, () -> {
            fields.choice(group, Messages.OptionsPage_existing, "allowDestTableNotEmpty", Messages.OptionsPage_stop, Messages.OptionsPage_ignore);
            lateIndexes = fields.check(group, Messages.OptionsPage_lateIndexes, "deferIndexCreation");
            fields.check(group, Messages.OptionsPage_keepBadRows, "sink.keepBadRows");
        });
        fields.check(group, Messages.OptionsPage_goOn, "runIgnoreError");
    }

    /** What is made so concerns only a target with tables. */
    private void forTables(Group group, Runnable maker) {
        int before = group.getChildren().length;
        maker.run();
        Arrays.stream(group.getChildren()).skip(before).forEach(control -> {
            if (control.getLayoutData() == null) {
                control.setLayoutData(new GridData());
            }
            forTables.add(control);
        });
    }

    private void createIncremental(Group group) {
        forTables(group, () -> Presets.incremental(fields).create(group));
        startTime = fields.text(group, Messages.OptionsPage_start, START, "", StartTime::read);
        startTime.setMessage(Messages.OptionsPage_startHint);
        startTime.setToolTipText(Messages.OptionsPage_startTip);
        fields.text(group, Messages.OptionsPage_keptHours, KEPT_HOURS, KEPT_DEFAULT, OptionFields.number(1, MOST_HOURS, Messages.OptionsPage_hoursWrong)).setToolTipText(Messages.OptionsPage_keptTip);
    }

    private void createOthers() {
        Group more = group(Messages.OptionsPage_more);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(more);
        others = new Text(more, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL);
        others.setFont(JFaceResources.getTextFont());
        others.setToolTipText(Messages.OptionsPage_moreHint);
        others.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        others.addListener(SWT.Modify, e -> {
            if (!fields.isFilling()) {
                readOthers(others.getText());
            }
        });
        GridDataFactory.fillDefaults().grab(true, true).hint(300, 54).applyTo(others);
        Button details = StepDetails.button(more, Messages.OptionsPage_details, Icons.SQL, this::showDetails);
        details.setToolTipText(Messages.OptionsPage_detailsHint);
        GridDataFactory.swtDefaults().align(SWT.END, SWT.BEGINNING).applyTo(details);
        fields.own(ProjectDraft.ACTIVE_ACTIVE);
        fields.own(ProjectDraft.CATEGORY);
        fields.own("allowRecordTypes");
        fields.own("ignoreDdl");
        QueuePage.KEYS.forEach(fields::own);
        fields.onFill(() -> others.setText(others()));
    }

    private void showDetails() {
        TextDialog.show(getShell(), Messages.OptionsPage_detailsTitle, ProjectFile.toJson(draft.toFile()));
    }

    private String others() {
        StringBuilder text = new StringBuilder();
        draft.parameters().forEach((key, value) -> {
            if (!fields.keys().contains(key)) {
                text.append(key).append(" = ").append(value).append('\n');
            }
        });
        return text.toString();
    }

    private void readOthers(String text) {
        Set<String> own = fields.keys();
        draft.parameters().keySet().removeIf(key -> !own.contains(key));
        readable = true;
        for (String line : text.split("\\R")) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.substring(0, equals).isBlank()) {
                draft.parameters().put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            } else {
                readable &= line.isBlank();
            }
        }
        check();
    }

    private void check() {
        Optional<String> problem = readable ? fields.problem() : Optional.of(Messages.OptionsPage_unreadable);
        setErrorMessage(problem.orElse(null));
        setPageComplete(problem.isEmpty());
    }

    @Override
    public void setVisible(boolean visible) {
        if (visible) {
            showWhatConcerns();
            if (filledVersion != draft.version()) {
                filledVersion = draft.version();
                fields.fill();
            }
            fit();
        }
        super.setVisible(visible);
    }

    /** The start follows from the copy when there is one, and indexes can be late only when this project makes them: what does not apply any more is taken back. */
    private void showWhatConcerns() {
        groups.forEach((group, type) -> group.setText(TypeLabels.of(type, draft.isToQueue())));
        groups.forEach((group, type) -> show(group, draft.types().contains(type) && !(draft.isToQueue() && type == TransferType.SCHEMA)));
        forTables.forEach(control -> show(control, !draft.isToQueue()));
        boolean mayStart = draft.types().contains(TransferType.INCREMENTAL) && !draft.types().contains(TransferType.FULL);
        startTime.setEnabled(mayStart);
        if (!mayStart) {
            startTime.setText("");
        }
        lateIndexes.setEnabled(draft.types().contains(TransferType.SCHEMA));
        if (!draft.types().contains(TransferType.SCHEMA)) {
            lateIndexes.setSelection(false);
            draft.parameters().remove("deferIndexCreation");
        }
        page.layout(true, true);
    }

    private static void show(Control control, boolean shown) {
        ((GridData) control.getLayoutData()).exclude = !shown;
        control.setVisible(shown);
    }

    private void fit() {
        int width = scroll.getClientArea().width;
        scroll.setMinSize(page.computeSize(width, SWT.DEFAULT));
    }
}
