package org.godwit.supervisor.diagnosis.internal;

import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.diagnosis.CauseCode;
import org.godwit.supervisor.service.PrecheckItem;

/** Which precheck items failed. Without state. */
final class PrecheckSuspect implements Suspect {
    @Override
    public CauseCode code() {
        return CauseCode.PRECHECK;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GODWIT-STEP-0001");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of();
    }

    @Override
    public boolean concerns(Case of) {
        return of.step().name() == StepName.TRANSFER_PRECHECK;
    }

    @Override
    public int weightAlone() {
        return 80;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        for (PrecheckItem item : of.items()) {
            findings.title(item.description() + ": no (" + Ends.name(item.side()) + "). " + item.cause()).supports("Item " + item.key() + " at the " + Ends.name(item.side()), item.cause());
            item.mend().ifPresent(sql -> findings.remedy(Actions.sql(item.side(), of.ends().dataSource(item.side()).name(), sql, "Mend " + item.key(), item.remedy())));
            if (item.skippable()) {
                findings.remedy(of.actions().skipItem(item));
            }
        }
        if (of.items().isEmpty()) {
            findings.against("Precheck items", "none has failed");
        }
    }
}
