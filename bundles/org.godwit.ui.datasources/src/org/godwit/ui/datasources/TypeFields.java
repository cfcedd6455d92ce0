package org.godwit.ui.datasources;

import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.core.databinding.validation.ValidationStatus;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.DataSourceType;

/** The part of the connection page that only some types have: tenant and cluster of OceanBase, brokers or name servers of a queue and the way to log in; and what is special about each. Display thread only. */
final class TypeFields {
    private static final String[] MECHANISMS = {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"};
    private static final Pattern BROKERS = Pattern.compile("\\s*([^\\s,:/@]+(:\\d{1,5})?\\s*,?\\s*)*");

    private final ConnectionPage page;
    private final DataSourceDraft draft;

    TypeFields(ConnectionPage page, DataSourceDraft draft) {
        this.page = page;
        this.draft = draft;
    }

    /** The parent has a grid of four columns. */
    void create(Composite parent) {
        Composite tenant = group(parent, 4);
        page.field(tenant, Messages.ConnectionPage_tenant, draft.tenant, text -> ValidationStatus.ok(), 1);
        page.field(tenant, Messages.ConnectionPage_cluster, draft.cluster, text -> ValidationStatus.ok(), 1);
        Composite queue = group(parent, 4);
        Text brokers = page.field(queue, Messages.ConnectionPage_nameServers, draft.brokers, TypeFields::checkBrokers, 1);
        Label before = (Label) queue.getChildren()[List.of(queue.getChildren()).indexOf(brokers) - 1];
        brokers.setMessage(Messages.ConnectionPage_brokersHint);
        Composite login = group(queue, 2);
        createMechanism(login);
        Label hint = new Label(parent, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(4, 1).hint(480, SWT.DEFAULT).applyTo(hint);
        Runnable fit = () -> {
            show(tenant, draft.type.getValue() == DataSourceType.OB_MYSQL);
            show(queue, draft.type.getValue().isQueue());
            show(login, draft.type.getValue() == DataSourceType.KAFKA);
            // a hidden field would still take the space before it
            ((GridLayout) queue.getLayout()).numColumns = draft.type.getValue() == DataSourceType.KAFKA ? 4 : 2;
            before.setText(draft.type.getValue() == DataSourceType.KAFKA ? Messages.ConnectionPage_brokers : Messages.ConnectionPage_nameServers);
            hint.setText(TypeHints.of(draft.type.getValue()));
            hint.requestLayout();
        };
        draft.type.addValueChangeListener(e -> fit.run());
        fit.run();
    }

    private static Composite group(Composite parent, int columns) {
        Composite group = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(columns).spacing(8, 0).applyTo(group);
        GridDataFactory.fillDefaults().grab(columns == 4, false).span(columns, 1).applyTo(group);
        return group;
    }

    private static void show(Composite group, boolean shown) {
        ((GridData) group.getLayoutData()).exclude = !shown;
        group.setVisible(shown);
    }

    private void createMechanism(Composite parent) {
        new Label(parent, SWT.NONE).setText(Messages.ConnectionPage_mechanism);
        Combo mechanism = new Combo(parent, SWT.READ_ONLY);
        mechanism.setItems(MECHANISMS);
        GridDataFactory.fillDefaults().applyTo(mechanism);
        Runnable choose = () -> mechanism.select(Math.max(0, mechanism.indexOf(draft.mechanism.getValue())));
        mechanism.addListener(SWT.Selection, e -> draft.mechanism.setValue(mechanism.getText()));
        draft.mechanism.addValueChangeListener(e -> choose.run());
        Runnable enable = () -> mechanism.setEnabled(!draft.user.getValue().isEmpty());
        draft.user.addValueChangeListener(e -> enable.run());
        choose.run();
        enable.run();
    }

    private static IStatus checkBrokers(String text) {
        return BROKERS.matcher(text).matches() ? ValidationStatus.ok() : ValidationStatus.error(Messages.ConnectionPage_brokersWrong);
    }
}
