package org.godwit.ui.app;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.godwit.ui.Studios;

/** Theme and language, and what one should know of the workspace: where it is and how it keeps passwords. */
public final class GeneralPreferences extends PreferencePage implements IWorkbenchPreferencePage {
    static final String ID = "org.godwit.ui.app.preferences";

    private static final int WIDTH = 420;

    private Button dark;
    private String language = Languages.chosen();
    private Button light;

    public GeneralPreferences() {
        noDefaultAndApplyButton();
    }

    @Override
    public void init(IWorkbench workbench) {
        // nothing of the workbench is needed before the page is shown
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 12).applyTo(page);
        Group theme = group(page, Messages.GeneralPreferences_theme);
        light = choice(theme, Messages.GeneralPreferences_light, false);
        dark = choice(theme, Messages.GeneralPreferences_dark, true);
        language(group(page, Messages.GeneralPreferences_language));
        text(group(page, Messages.GeneralPreferences_workspace), Studios.access().folder().toString());
        text(group(page, Messages.GeneralPreferences_passwords), Messages.bind(Messages.GeneralPreferences_passwordsText, Studios.access().keyFile()));
        return page;
    }

    /** Languages are named in their own words, so that everybody finds theirs. */
    private void language(Group group) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(Languages.SYSTEM, Messages.GeneralPreferences_languageSystem);
        names.put("en", "&English");
        names.put("zh_CN", "简体中文(&C)");
        names.forEach((code, name) -> {
            Button button = new Button(group, SWT.RADIO);
            button.setText(name);
            button.setData(code);
            button.setSelection(Languages.chosen().equals(code));
            button.addListener(SWT.Selection, e -> language = button.getSelection() ? code : language);
        });
        text(group, Messages.GeneralPreferences_languageText);
    }

    private static Group group(Composite parent, String title) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(title);
        GridLayoutFactory.swtDefaults().margins(10, 10).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        return group;
    }

    private Button choice(Composite parent, String label, boolean meansDark) {
        Button button = new Button(parent, SWT.RADIO);
        button.setText(label);
        button.setSelection(Themes.isDark(parent.getDisplay()) == meansDark);
        return button;
    }

    private static void text(Composite parent, String words) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(words.replace("&", "&&"));
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
    }

    @Override
    public boolean performOk() {
        if (dark.getSelection() != light.getSelection()) {
            Themes.set(getShell().getDisplay(), dark.getSelection());
        }
        Languages.choose(language);
        return true;
    }
}
