package org.godwit.ui.app;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.godwit.runtime.ProjectFamily;

/** Configures the workbench as a whole: it comes up as it was left. Called on the display thread. */
public class StudioWorkbenchAdvisor extends WorkbenchAdvisor {

    /** The perspective a new window shows. */
    public static final String FIRST_PERSPECTIVE = "org.godwit.ui.projects.perspective";

    private static final int SHOWN_JOBS = 6;
    private static final int BACKGROUND = 0;
    private static final int CLOSE = 1;
    private static final int STAY = 2;

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        super.initialize(configurer);
        configurer.setSaveAndRestore(true);
        LineSkins.leaveOut(configurer.getWorkbench().getDisplay());
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return FIRST_PERSPECTIVE;
    }

    @Override
    public String getMainPreferencePageId() {
        return GeneralPreferences.ID;
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new StudioWindowAdvisor(configurer);
    }

    /** Asks before the window closes over components at work, whichever way it is closed: it may go on without its windows until it is done. */
    @Override
    public boolean preShutdown() {
        List<String> running = Arrays.stream(Job.getJobManager().find(ProjectFamily.ANY)).map(Job::getName).sorted().toList();
        if (running.isEmpty()) {
            return true;
        }
        String names = String.join("\n    ", running.subList(0, Math.min(SHOWN_JOBS, running.size()))) + (running.size() > SHOWN_JOBS ? "\n    …" : "");
        String[] buttons = {Messages.StudioWorkbenchAdvisor_background, Messages.StudioWorkbenchAdvisor_close, Messages.StudioWorkbenchAdvisor_stay};
        IWorkbench workbench = getWorkbenchConfigurer().getWorkbench();
        int answer = new MessageDialog(workbench.getDisplay().getActiveShell(), Messages.StudioWorkbenchAdvisor_closeTitle, null, Messages.bind(Messages.StudioWorkbenchAdvisor_closeQuestion, names),
                MessageDialog.QUESTION, STAY, buttons).open();
        if (answer == BACKGROUND) {
            // Only when the closing that is under way has been called off.
            workbench.getDisplay().asyncExec(new Background(workbench)::enter);
        }
        return answer == CLOSE;
    }
}
