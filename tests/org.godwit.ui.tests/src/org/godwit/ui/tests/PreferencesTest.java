package org.godwit.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.service.ParameterService.SystemParameter;
import org.godwit.ui.Palette;
import org.godwit.ui.Studios;
import org.godwit.ui.tests.harness.Studio;
import org.godwit.ui.tests.harness.StudioExtension;
import org.godwit.ui.tests.harness.Widgets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The preference pages do what they say. */
@ExtendWith(StudioExtension.class)
class PreferencesTest {
    private static final String AUDIT_DAYS = "operation_audit_log.retention_time";

    @Test
    void changesTheThemeAndTellsWherePasswordsAre(Studio studio) {
        Shell dialog = general(studio);
        assertThat(studio.call(() -> Widgets.below(dialog).anyMatch(w -> w instanceof Label label && label.getText().contains(Studios.access().keyFile().toString())))).isTrue();
        assertThat(Studios.access().keyFile()).isRegularFile();
        studio.screenshot("preferences");
        studio.press(dialog, "Dark");
        close(studio, dialog);
        studio.await("dark ground", () -> Palette.isDark(studio.window().getShell()));

        Shell again = general(studio);
        assertThat(studio.call(() -> ((Button) Widgets.below(again).filter(w -> Widgets.plain(Widgets.text(w)).equals("Dark")).findFirst().orElseThrow()).getSelection())).isTrue();
        studio.press(again, "Light");
        close(studio, again);
        studio.await("light ground", () -> !Palette.isDark(studio.window().getShell()));
    }

    private static Shell general(Studio studio) {
        studio.command("org.eclipse.ui.window.preferences");
        Shell dialog = studio.shell("Preferences");
        studio.byText(dialog, Button.class, "Dark");
        return dialog;
    }

    private static void close(Studio studio, Shell dialog) {
        studio.press(dialog, "Apply and Close");
        studio.await("the dialog closes", dialog::isDisposed);
    }

    @Test
    void savesSystemParametersThatTheEngineAccepts(Studio studio) throws GodwitException {
        studio.post(() -> PreferencesUtil.createPreferenceDialogOn(studio.window().getShell(), "org.godwit.ui.app.parameters", null, null).open());
        Shell dialog = studio.shell("Preferences");
        Table table = studio.find(dialog, Table.class, "with parameters", t -> t.isVisible() && t.getItemCount() > 20);
        new Fields(studio).select(table, AUDIT_DAYS);
        Text value = studio.find(dialog, Text.class, "with the value", t -> t.getText().equals("90"));

        studio.type(value, "ninety");
        studio.press(dialog, "Save Value");
        studio.find(dialog, Label.class, "that refuses it", l -> l.isVisible() && l.getText().contains("whole number"));
        studio.screenshot("preferences-parameters");
        assertThat(days()).isEqualTo("90");

        studio.type(value, "120");
        studio.press(dialog, "Save Value");
        studio.await("the value is saved", () -> days().equals("120"));
        studio.press(dialog, "Reset to Default");
        studio.await("the value is reset", () -> days().equals("90"));
        close(studio, dialog);
    }

    private static String days() throws GodwitException {
        return Studios.get().parameters().list().stream().filter(p -> p.name().equals(AUDIT_DAYS)).map(SystemParameter::value).findFirst().orElseThrow();
    }
}
