package org.godwit.ui.projects.queue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ObjectName;
import org.godwit.supervisor.service.MessageExample;
import org.godwit.ui.A11y;
import org.godwit.ui.EngineJob;
import org.godwit.ui.projects.ProjectDraft;

/** A message as the chosen parameters would make it: topic, key, partition and text; and why the parameters cannot be used, when they cannot. Display thread only. */
final class ExamplePane {
    private final ProjectDraft draft;
    private final Runnable answered;
    private Group group;
    private Label place;
    private Text message;
    private Optional<String> problem = Optional.empty();
    private Optional<EngineJob<MessageExample>> asking = Optional.empty();

    ExamplePane(ProjectDraft draft, Runnable answered) {
        this.draft = draft;
        this.answered = answered;
    }

    void create(Composite parent) {
        group = new Group(parent, SWT.NONE);
        group.setText(Messages.ExamplePane_title);
        GridLayoutFactory.swtDefaults().margins(8, 4).spacing(0, 6).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(group);
        place = new Label(group, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(260, SWT.DEFAULT).applyTo(place);
        message = new Text(group, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.H_SCROLL | SWT.V_SCROLL);
        message.setFont(JFaceResources.getTextFont());
        A11y.name(message, Messages.ExamplePane_title);
        GridDataFactory.fillDefaults().grab(true, true).hint(260, 200).applyTo(message);
    }

    /** Asks the engine anew. */
    void show() {
        asking.ifPresent(EngineJob::cancel);
        ObjectName table = table();
        DataSourceType source = draft.source().map(d -> d.type()).orElse(DataSourceType.MYSQL);
        Map<String, String> parameters = Map.copyOf(draft.parameters());
        EngineJob<MessageExample> job = new EngineJob<>(Messages.ExamplePane_title, group, (studio, cancel) -> studio.queues().example(table, source, parameters));
        asking = Optional.of(job);
        job.quiet().then(example -> show(job, example)).otherwise(failure -> refuse(job, failure)).start();
    }

    /** The first of the chosen tables. */
    private ObjectName table() {
        List<ObjectName> chosen = draft.tables();
        return chosen.isEmpty() ? new ObjectName("shop", "orders") : chosen.getFirst();
    }

    private void show(EngineJob<MessageExample> job, MessageExample example) {
        if (!asking.equals(Optional.of(job))) {
            return;
        }
        problem = Optional.empty();
        String partition = example.partition().map(p -> Integer.toString(p)).orElse(Messages.ExamplePane_byKey);
        place.setText(Messages.bind(Messages.ExamplePane_place, new Object[] {example.topic(), example.key(), partition}).replace("&", "&&"));
        place.requestLayout();
        if (!message.getText().equals(example.message())) {
            message.setText(example.message());
        }
        answered.run();
    }

    private void refuse(EngineJob<MessageExample> job, GodwitException failure) {
        if (asking.equals(Optional.of(job))) {
            problem = Optional.of(failure.problem().message() + " " + failure.problem().remedy());
            answered.run();
        }
    }

    /** Why the parameters cannot be used. */
    Optional<String> problem() {
        return problem;
    }
}
