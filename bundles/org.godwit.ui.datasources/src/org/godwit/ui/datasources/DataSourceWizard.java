package org.godwit.ui.datasources;

import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.godwit.core.model.DataSource;
import org.godwit.ui.WizardCalls;

/** Creates or changes a data source of the MySQL family: the connection, and an optional test of it. */
public final class DataSourceWizard extends Wizard implements INewWizard {
    private static final int PAGE_HEIGHT = 540;

    private final DataSourceDraft draft = new DataSourceDraft();
    private final ConnectionPage connection = new ConnectionPage(draft);
    private final TestPage test = new TestPage(draft);
    private boolean startWithTest;
    private Optional<DataSource> before = Optional.empty();
    private Optional<DataSource> saved = Optional.empty();

    public DataSourceWizard() {
        setWindowTitle(Messages.DataSourceWizard_new);
        setNeedsProgressMonitor(true);
        setHelpAvailable(false);
    }

    static DataSourceWizard create() {
        return new DataSourceWizard();
    }

    static DataSourceWizard edit(DataSource dataSource) {
        DataSourceWizard wizard = new DataSourceWizard();
        wizard.draft.set(dataSource);
        wizard.before = Optional.of(dataSource);
        wizard.setWindowTitle(Messages.bind(Messages.DataSourceWizard_edit, dataSource.name()));
        return wizard;
    }

    static DataSourceWizard copy(DataSource dataSource) {
        DataSourceWizard wizard = new DataSourceWizard();
        String name = dataSource.name().length() > ConnectionPage.MAX_NAME - 5 ? dataSource.name().substring(0, ConnectionPage.MAX_NAME - 5) : dataSource.name();
        wizard.draft.set(dataSource.withId("").withName(name + "_copy"));
        return wizard;
    }

    /** Large enough for the fields of every type and for what the test finds. */
    static WizardDialog dialog(Shell parent, DataSourceWizard wizard) {
        WizardDialog dialog = new WizardDialog(parent, wizard);
        dialog.setPageSize(SWT.DEFAULT, PAGE_HEIGHT);
        return dialog;
    }

    /** Opens on the test page and runs the test. */
    void startWithTest() {
        startWithTest = true;
    }

    /** What was saved; empty when cancelled. */
    Optional<DataSource> saved() {
        return saved;
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        // a data source does not depend on what is selected
    }

    @Override
    public void addPages() {
        addPage(connection);
        addPage(test);
    }

    @Override
    public IWizardPage getStartingPage() {
        if (startWithTest) {
            test.runWhenShown();
            return test;
        }
        return super.getStartingPage();
    }

    /** Shows the test page and runs the test. */
    void test() {
        test.runWhenShown();
        getContainer().showPage(test);
    }

    @Override
    public boolean canFinish() {
        return connection.isPageComplete();
    }

    @Override
    public boolean performFinish() {
        DataSource dataSource = draft.toDataSource();
        if (!connection.users().isEmpty() && !before.filter(old -> old.withName("").equals(dataSource.withName(""))).isPresent()
                && !MessageDialog.openQuestion(getShell(), getWindowTitle(), Messages.bind(Messages.DataSourceWizard_touches, String.join("\n    ", connection.users())))) {
            return false;
        }
        saved = WizardCalls.run(getContainer(), Messages.DataSourceWizard_saving, (studio, cancel) -> studio.dataSources().save(dataSource));
        return saved.isPresent();
    }
}
