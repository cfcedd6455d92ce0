package org.godwit.supervisor.diagnosis.internal;

import java.util.Locale;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.diagnosis.CauseCode;
import org.godwit.supervisor.service.DdlView;
import org.godwit.supervisor.service.StructObject;

/** Whether a statement waits for a person: of the source's log, or of the schema migration. Without state. */
final class DdlSuspect implements Suspect {
    private static final int SHOWN = 5;

    @Override
    public CauseCode code() {
        return CauseCode.UNSUPPORTED_DDL;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GODWIT-INCR-0001", "GODWIT-INCR-0002", "GODWIT-STEP-0004", "GODWIT-MYSQL-0008", "GODWIT-MYSQL-0018", "GODWIT-MYSQL-0019", "GODWIT-MYSQL-0020");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(1050, 1061, 1064, 1149, 1178, 1235, 1286, 1289);
    }

    @Override
    public boolean concerns(Case of) {
        return !of.ddls().isEmpty() || !of.objects().isEmpty();
    }

    @Override
    public int weightAlone() {
        return 70;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        for (DdlView ddl : of.ddls()) {
            findings.title("The statement " + first(ddl.statement()) + " cannot be carried over").supports("Statements of the source's log that wait for an answer",
                    ddl.statement() + " — " + (ddl.outcome().isBlank() ? ddl.decision() : ddl.outcome()));
            findings.remedy(of.actions().replaceDdl(ddl)).remedy(of.actions().skipDdl(ddl));
        }
        for (StructObject object : of.objects().stream().limit(SHOWN).toList()) {
            String why = object.problem().map(p -> p.code() + " " + p.message()).orElse("the target cannot have it");
            findings.title(object.kind().name().charAt(0) + object.kind().name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ') + " " + object.target() + " cannot be created: " + why);
            findings.supports("The statement of " + object.target(), first(object.targetDdl()) + " — " + why);
            findings.remedy(of.actions().editObject(object)).remedy(of.actions().skipObject(object));
        }
        if (of.ddls().isEmpty() && of.objects().isEmpty()) {
            findings.against("Statements that wait for an answer", "there are none");
        }
    }

    private static String first(String statement) {
        String line = statement.strip().replaceAll("\\s+", " ");
        return line.length() > 160 ? line.substring(0, 160) + "…" : line;
    }
}
