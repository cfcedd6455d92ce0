package org.godwit.ui.datasources;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.databinding.DataBindingContext;
import org.eclipse.core.databinding.UpdateValueStrategy;
import org.eclipse.core.databinding.observable.value.IObservableValue;
import org.eclipse.core.databinding.observable.value.WritableValue;
import org.eclipse.core.databinding.validation.IValidator;
import org.eclipse.core.databinding.validation.ValidationStatus;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.databinding.swt.typed.WidgetProperties;
import org.eclipse.jface.databinding.wizard.WizardPageSupport;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ConnectionUrl;
import org.godwit.core.model.DataSourceType;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineSentences;

/** The fields of a data source. The URL field fills the others when an URL is pasted, and follows them when they are typed. */
final class ConnectionPage extends WizardPage {
    static final int MAX_NAME = 32;
    private static final int MAX_PORT = 65_535;

    private final DataSourceDraft draft;
    private final DataBindingContext binding = new DataBindingContext();
    private final Set<String> takenNames = new HashSet<>();
    private Text url;
    private boolean fromUrl;
    private boolean nameTyped;
    private List<String> users = List.of();

    ConnectionPage(DataSourceDraft draft) {
        super("connection", Messages.ConnectionPage_title, null);
        this.draft = draft;
        setDescription(Messages.ConnectionPage_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(4).margins(10, 10).spacing(8, 7).applyTo(page);
        createUrl(page);
        createServer(page);
        createAccount(page);
        new TypeFields(this, draft).create(page);
        new TlsFields(draft, binding).create(page);
        createUsers(page);
        Text remarks = field(page, Messages.ConnectionPage_remarks, draft.remarks, any(), 2);
        remarks.setTextLimit(256);
        Button test = new Button(page, SWT.PUSH);
        test.setText(Messages.ConnectionPage_test);
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(test);
        test.addListener(SWT.Selection, e -> ((DataSourceWizard) getWizard()).test());
        draft.host.addValueChangeListener(e -> suggestName());
        draft.user.addValueChangeListener(e -> suggestName());
        nameTyped = !draft.name.getValue().isEmpty();
        WizardPageSupport.create(this, binding);
        setControl(page);
        readTakenNames();
    }

    private void createUrl(Composite page) {
        new Label(page, SWT.NONE).setText(Messages.ConnectionPage_url);
        url = new Text(page, SWT.BORDER);
        url.setMessage(Messages.ConnectionPage_urlHint);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).align(SWT.FILL, SWT.CENTER).applyTo(url);
        url.addListener(SWT.Modify, e -> {
            if (url.isFocusControl()) {
                readUrl();
            }
        });
        for (IObservableValue<?> part : new IObservableValue<?>[] {draft.type, draft.host, draft.port, draft.user, draft.database, draft.tenant, draft.cluster, draft.brokers, draft.mechanism, draft.tlsMode, draft.authority,
                draft.certificate, draft.clientKey}) {
            part.addValueChangeListener(e -> writeUrl());
        }
        writeUrl();
    }

    private void readUrl() {
        fromUrl = true;
        try {
            String text = url.getText().strip();
            draft.setConnection(ConnectionUrl.parse(CommandLine.isOne(text) ? CommandLine.url(text) : text));
            url.setToolTipText(null);
        } catch (GodwitException e) {
            // still being typed: the fields keep what they have, the tip says what is missing
            url.setToolTipText(EngineSentences.say(e.problem().message()));
        } finally {
            fromUrl = false;
        }
    }

    private void writeUrl() {
        if (!fromUrl && !url.isDisposed() && port().validate(draft.port.getValue()).isOK() && checkUser(draft.user.getValue()).isOK()) {
            url.setText(UrlText.of(draft.toDataSource()));
        }
    }

    private void createServer(Composite page) {
        new Label(page, SWT.NONE).setText(Messages.ConnectionPage_type);
        Combo type = new Combo(page, SWT.READ_ONLY);
        for (DataSourceType each : DataSourceType.values()) {
            type.add(each.label());
        }
        type.select(draft.type.getValue().ordinal());
        GridDataFactory.fillDefaults().applyTo(type);
        type.addListener(SWT.Selection, e -> draft.changeType(DataSourceType.values()[type.getSelectionIndex()]));
        draft.type.addValueChangeListener(e -> {
            type.select(draft.type.getValue().ordinal());
            binding.updateModels();
        });
        Text name = field(page, Messages.ConnectionPage_name, draft.name, this::checkName, 1);
        name.addListener(SWT.Modify, e -> nameTyped = nameTyped || name.isFocusControl());
        field(page, Messages.ConnectionPage_host, draft.host, required(Messages.ConnectionPage_hostMissing), 1);
        field(page, Messages.ConnectionPage_port, draft.port, port(), 1);
    }

    private void createAccount(Composite page) {
        field(page, Messages.ConnectionPage_user, draft.user, this::checkUser, 1);
        new Label(page, SWT.NONE).setText(Messages.ConnectionPage_password);
        Text password = new Text(page, SWT.BORDER | SWT.PASSWORD);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(password);
        bind(password, draft.password, any());
        Label before = new Label(page, SWT.NONE);
        Text database = input(page, draft.database, any(), 3);
        Runnable fit = () -> {
            boolean queue = draft.type.getValue().isQueue();
            before.setText(queue ? Messages.ConnectionPage_topic : Messages.ConnectionPage_database);
            database.setMessage(queue ? Messages.ConnectionPage_topicHint : Messages.ConnectionPage_databaseHint);
        };
        draft.type.addValueChangeListener(e -> fit.run());
        fit.run();
    }

    /** Which projects a change touches. */
    private void createUsers(Composite page) {
        Label label = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(4, 1).hint(480, SWT.DEFAULT).exclude(true).applyTo(label);
        if (!draft.id().isEmpty()) {
            new EngineJob<>(Messages.ConnectionPage_title, label, (studio, cancel) -> studio.dataSources().usedBy(draft.id())).quiet().then(names -> {
                users = names;
                ((GridData) label.getLayoutData()).exclude = names.isEmpty();
                label.setText(Messages.bind(Messages.ConnectionPage_usedBy, String.join(", ", names)).replace("&", "&&"));
                label.requestLayout();
            }).start();
        }
    }

    /** Names of the projects that use the data source that is edited. */
    List<String> users() {
        return users;
    }

    Text field(Composite parent, String label, WritableValue<String> value, IValidator<String> validator, int span) {
        new Label(parent, SWT.NONE).setText(label);
        return input(parent, value, validator, span);
    }

    private Text input(Composite parent, WritableValue<String> value, IValidator<String> validator, int span) {
        Text text = new Text(parent, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).span(span, 1).hint(170, SWT.DEFAULT).applyTo(text);
        bind(text, value, validator);
        return text;
    }

    private void bind(Text text, WritableValue<String> value, IValidator<String> validator) {
        UpdateValueStrategy<String, String> strategy = new UpdateValueStrategy<>();
        strategy.setAfterGetValidator(validator);
        binding.bindValue(WidgetProperties.text(SWT.Modify).observe(text), value, strategy, null);
    }

    private void suggestName() {
        if (!nameTyped && checkUser(draft.user.getValue()).isOK()) {
            String suggestion = (draft.type.getValue().scheme() + "_" + draft.host.getValue() + "_" + draft.port.getValue()).replaceAll("\\s", "");
            draft.name.setValue(suggestion.length() > MAX_NAME ? suggestion.substring(0, MAX_NAME) : suggestion);
        }
    }

    private IStatus checkName(String name) {
        if (name.isBlank()) {
            return ValidationStatus.cancel(Messages.ConnectionPage_nameMissing);
        }
        if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isWhitespace)) {
            return ValidationStatus.error(Messages.bind(Messages.ConnectionPage_nameWrong, MAX_NAME));
        }
        return takenNames.contains(name) ? ValidationStatus.error(Messages.bind(Messages.ConnectionPage_nameTaken, name)) : ValidationStatus.ok();
    }

    /** A queue may take everybody. */
    private IStatus checkUser(String user) {
        return draft.type.getValue().isQueue() ? ValidationStatus.ok() : required(Messages.ConnectionPage_userMissing).validate(user);
    }

    private static IValidator<String> required(String message) {
        return text -> text.isBlank() ? ValidationStatus.cancel(message) : ValidationStatus.ok();
    }

    private static IValidator<String> port() {
        return text -> text.strip().matches("\\d{1,5}") && Integer.parseInt(text.strip()) >= 1 && Integer.parseInt(text.strip()) <= MAX_PORT
                ? ValidationStatus.ok()
                : ValidationStatus.error(Messages.ConnectionPage_portWrong);
    }

    private static IValidator<String> any() {
        return text -> ValidationStatus.ok();
    }

    private void readTakenNames() {
        String own = draft.name.getValue();
        new EngineJob<>(Messages.ConnectionPage_title, getControl(), (studio, cancel) -> studio.dataSources().list()).quiet().then(list -> {
            list.stream().filter(d -> !d.id().equals(draft.id()) && !d.name().isEmpty()).forEach(d -> takenNames.add(d.name()));
            if (takenNames.contains(own)) {
                binding.updateTargets();
                binding.updateModels();
            }
        }).start();
    }

    @Override
    public void dispose() {
        binding.dispose();
        super.dispose();
    }
}
