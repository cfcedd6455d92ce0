package org.godwit.ui.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Control;
import org.godwit.supervisor.alert.AlertLevel;
import org.godwit.supervisor.alert.AlertMute;
import org.godwit.supervisor.alert.AlertRule;
import org.godwit.supervisor.alert.AlertView;
import org.godwit.ui.Commands;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;

/** What can be done with an alert: go to its project, keep it quiet, change the level of its project. Display thread only. */
final class AlertMenus {
    private static final String SHOW_PROJECT = "org.godwit.ui.projects.show";

    private final Control owner;

    AlertMenus(Control owner) {
        this.owner = owner;
    }

    /** Fills the menu for the selected alert. */
    void fill(IMenuManager menu, Optional<AlertView> selected) {
        selected.ifPresent(alert -> {
            menu.add(action(Messages.AlertMenus_open, Icons.PROJECT, ignored -> openProject(alert)));
            menu.add(new Separator());
            menu.add(times(Messages.AlertMenus_muteRule, alert, Optional.of(alert.rule())));
            menu.add(times(Messages.AlertMenus_mute, alert, Optional.empty()));
            Action unmute = action(Messages.AlertMenus_unmute, Icons.START, ignored -> unmute(alert));
            unmute.setEnabled(alert.mutedUntil().isPresent());
            menu.add(unmute);
            menu.add(levels(alert));
        });
    }

    static void openProject(AlertView alert) {
        Commands.run(SHOW_PROJECT, Map.of("project", alert.projectId(), "name", alert.projectName()));
    }

    private MenuManager times(String label, AlertView alert, Optional<AlertRule> rule) {
        MenuManager times = new MenuManager(label, Icons.PAUSE.descriptor(), null);
        times.add(action(Messages.AlertMenus_hour, Icons.PAUSE, ignored -> mute(alert, rule, Duration.ofHours(1))));
        times.add(action(Messages.AlertMenus_day, Icons.PAUSE, ignored -> mute(alert, rule, Duration.ofDays(1))));
        times.add(action(Messages.AlertMenus_week, Icons.PAUSE, ignored -> mute(alert, rule, Duration.ofDays(7))));
        return times;
    }

    private MenuManager levels(AlertView alert) {
        MenuManager levels = new MenuManager(Messages.AlertMenus_level, Icons.STATE_WARNING.descriptor(), null);
        for (AlertLevel level : AlertLevel.values()) {
            Action action = action(AlertLabels.level(level), Icons.STATE_WARNING, ignored -> EngineJob
                    .of(Messages.AlertMenus_settingLevel, owner, (studio, cancel) -> studio.alerts().setLevel(alert.projectId(), level)).start());
            action.setEnabled(level != alert.level());
            levels.add(action);
        }
        return levels;
    }

    private static Action action(String label, Icons icon, Consumer<Action> run) {
        return new Action(label, icon.descriptor()) {
            @Override
            public void run() {
                run.accept(this);
            }
        };
    }

    private void mute(AlertView alert, Optional<AlertRule> rule, Duration time) {
        AlertMute mute = new AlertMute(Optional.of(alert.projectId()), rule, Instant.now().plus(time));
        EngineJob.of(Messages.AlertHandler_mute, owner, (studio, cancel) -> studio.alerts().mute(mute)).start();
    }

    /** Takes back every mute that covers the alert, also one of the whole workspace. */
    private void unmute(AlertView alert) {
        EngineJob.of(Messages.AlertHandler_unmute, owner, (studio, cancel) -> {
            for (AlertMute mute : studio.alerts().mutes()) {
                if (mute.covers(alert.projectId(), alert.rule(), Instant.now())) {
                    studio.alerts().unmute(mute.projectId(), mute.rule());
                }
            }
        }).start();
    }
}
