package org.godwit.supervisor.diagnosis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.StepName;
import org.godwit.core.model.TransferType;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Examiner;
import org.godwit.core.spi.Examiner.Lacking;
import org.godwit.core.spi.Examiner.Role;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;

/** Whether the accounts may do what the step does, by what SHOW GRANTS says (OMS: data sources, privileges). Without state. */
final class PrivilegeSuspect implements Suspect {
    @Override
    public CauseCode code() {
        return CauseCode.PRIVILEGE_MISSING;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GODWIT-MYSQL-0007", "GODWIT-MYSQL-0207");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(1044, 1142, 1143, 1227, 1370, 1410, 1419);
    }

    @Override
    public boolean concerns(Case of) {
        return of.step().name() != StepName.TRANSFER_PRECHECK;
    }

    @Override
    public int weightAlone() {
        return 50;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        look(of, Side.SOURCE, sourceRoles(of), findings, cancel);
        look(of, Side.TARGET, targetRoles(of), findings, cancel);
    }

    private static List<Role> sourceRoles(Case of) {
        List<Role> roles = new ArrayList<>(of.step().name() == StepName.TRANSFER_INCR_LOG_PULL ? List.of() : List.of(Role.READ));
        if (of.has(TransferType.INCREMENTAL)) {
            roles.add(Role.FOLLOW_LOG);
        }
        if (of.step().name() == StepName.REVERSE_INCR_TRANSFER) {
            roles.add(Role.WRITE);
        }
        return roles;
    }

    private static List<Role> targetRoles(Case of) {
        return switch (of.step().name()) {
            case STRUCT_TRANSFER, INDEX_TRANSFER -> List.of(Role.CREATE);
            case FULL_TRANSFER -> List.of(Role.WRITE);
            case INCR_TRANSFER -> List.of(Role.WRITE, Role.CREATE);
            case FULL_VERIFIER -> List.of(Role.READ);
            case REVERSE_INCR_TRANSFER, TRANSFER_APP_SWITCH -> List.of(Role.READ, Role.FOLLOW_LOG);
            case TRANSFER_PRECHECK, TRANSFER_INCR_LOG_PULL -> List.of();
        };
    }

    private static void look(Case of, Side side, List<Role> roles, Findings findings, CancelToken cancel) {
        DataSource source = of.ends().dataSource(side);
        String checked = "SHOW GRANTS of " + source.address() + " at the " + Ends.name(side);
        try {
            Optional<Examiner> examiner = of.examiner(side);
            if (examiner.isEmpty()) {
                findings.unknown(checked, "this kind of server is not asked");
                return;
            }
            List<Lacking> lacking = new ArrayList<>();
            for (Role role : roles) {
                lacking.addAll(examiner.get().lacking(role, of.names(side, of.suspects()), cancel));
            }
            if (lacking.isEmpty()) {
                findings.against(checked, roles.isEmpty() ? "nothing is needed there" : "everything that the step needs is granted");
                return;
            }
            String some = lacking.stream().map(l -> l.privilege() + " on " + l.on()).distinct().limit(5).collect(Collectors.joining(", ")) + (lacking.size() > 5 ? " and more" : "");
            findings.title("The " + Ends.name(side) + " account " + source.user() + " lacks " + some).supports(checked, "missing: " + some);
            String grants = lacking.stream().map(Lacking::grant).distinct().collect(Collectors.joining(";\n"));
            findings.remedy(Actions.sql(side, source.name(), grants, "Grant at the " + Ends.name(side),
                    "The account gets these privileges. Whoever runs it needs GRANT OPTION: mostly an administrator has to, copy the statement for him."));
        } catch (GodwitException e) {
            findings.unknown(checked, e.problem().message());
        }
    }
}
