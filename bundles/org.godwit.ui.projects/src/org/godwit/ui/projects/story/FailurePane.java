package org.godwit.ui.projects.story;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.godwit.supervisor.diagnosis.Failure;
import org.godwit.ui.Clip;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;

/** The exact statement and error of the failures of a step, to read and copy. */
final class FailurePane {
    private final Composite root;
    private final Text text;

    FailurePane(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 6).spacing(4, 4).applyTo(root);
        text = new Text(root, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        text.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, true).hint(200, 60).applyTo(text);
        Button copy = new Button(root, SWT.PUSH);
        copy.setText(Messages.Failure_copy);
        copy.setImage(Icons.COPY.image());
        copy.addListener(SWT.Selection, e -> Clip.copy(text, text.getText()));
        show(List.of());
    }

    Control control() {
        return root;
    }

    void show(List<Failure> failures) {
        String next = failures.isEmpty() ? Messages.Story_noFailure : String.join("\n\n", failures.stream().map(FailurePane::words).toList());
        if (!text.getText().equals(next)) {
            text.setText(next);
        }
    }

    private static String words(Failure failure) {
        StringBuilder words = new StringBuilder(Formats.time(failure.at()));
        line(words, Messages.Failure_of, failure.subject());
        line(words, Messages.Failure_error, String.join(" < ", failure.codes()) + "  " + EngineSentences.say(failure.message()));
        line(words, Messages.Failure_server, failure.vendorCode() == 0 ? "" : Messages.bind(Messages.Failure_number, new Object[] {Integer.toString(failure.vendorCode()), failure.sqlState(), failure.place()}));
        line(words, Messages.Failure_statement, failure.statement().orElse(""));
        line(words, Messages.Failure_remedy, EngineSentences.say(failure.remedy()));
        return words.toString();
    }

    private static void line(StringBuilder words, String name, String value) {
        if (!value.isBlank()) {
            words.append('\n').append(name).append(": ").append(value);
        }
    }
}
