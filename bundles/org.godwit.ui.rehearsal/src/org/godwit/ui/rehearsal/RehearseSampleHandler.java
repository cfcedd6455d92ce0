package org.godwit.ui.rehearsal;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.rehearsal.RehearsalInput;
import org.godwit.rehearsal.RehearsalOptions;
import org.godwit.rehearsal.sample.Sample;
import org.godwit.ui.Formats;
import org.godwit.ui.Plurals;

/** Rehearses the sample between two throw-away servers, at one click. The system property {@code godwit.sample.rows} makes it smaller or larger. */
public final class RehearseSampleHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        long rows = Long.getLong("godwit.sample.rows", Sample.DEFAULT_ROWS);
        RehearsalStarter.start(HandlerUtil.getActiveWorkbenchWindow(event), new RehearsalInput.OfSample(Sample.DEFAULT_SEED, rows), Plurals.bind(Messages.RehearseSample_input, Formats.count(rows)), Map.of(), RehearsalOptions.DEFAULT);
        return null;
    }
}
