package org.godwit.rehearsal.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.Secret;

/** Settings of the servers that are not as they should be: a target that does not take writes, clocks in other zones. Without state. */
final class SettingFaults {
    private static final Duration STOP = Duration.ofSeconds(20);

    private SettingFaults() {
    }

    static Seen readOnly(FaultScene scene) throws GodwitException {
        Secret password = new Secret(UUID.randomUUID().toString());
        FaultData.run(scene.site().target(), List.of("CREATE OR REPLACE USER godwit_fault@'%' IDENTIFIED BY '" + password.reveal() + "'", "GRANT ALL ON *.* TO godwit_fault@'%'",
                "REVOKE SUPER, READ_ONLY ADMIN ON *.* FROM godwit_fault@'%'"));
        try {
            DataSource limited = FaultSite.at(scene.site().target(), scene.site().target().port()).withPassword(password);
            DataSource account = new DataSource("", limited.name(), limited.type(), limited.host(), limited.port(), "godwit_fault", password, limited.database(), limited.tls(), limited.remarks(), limited.attributes());
            FaultProject project = scene.start(scene.site().source(), scene.site().saved(account, "-limited"));
            Optional<Problem> before = FaultScene.goOn(project);
            FaultData.run(scene.site().target(), List.of("SET GLOBAL read_only = 1"));
            scene.change(FaultScene.CHANGES);
            Optional<Problem> stop = project.awaitStop(STOP);
            boolean wrote = scene.data().isSame(scene.site().source(), scene.site().target());
            FaultData.run(scene.site().target(), List.of("SET GLOBAL read_only = 0"));
            if (wrote) {
                project.end(scene.site().projects());
                return Seen.notTried("The account could write though read_only was on.");
            }
            if (stop.isPresent()) {
                project.resume();
            }
            return scene.finished(project, before.or(() -> stop), "read_only was on at the target while " + FaultScene.CHANGES + " transactions came, and off again.");
        } finally {
            FaultData.run(scene.site().target(), List.of("SET GLOBAL read_only = 0", "DROP USER IF EXISTS godwit_fault@'%'"));
        }
    }

    static Seen otherTimeZone(FaultScene scene) throws GodwitException {
        FaultData.run(scene.site().source(), List.of("SET GLOBAL time_zone = '-05:00'"));
        FaultData.run(scene.site().target(), List.of("SET GLOBAL time_zone = '+09:00'"));
        try {
            FaultProject project = scene.start(scene.site().source(), scene.site().target());
            Optional<Problem> stop = FaultScene.goOn(project);
            scene.change(FaultScene.CHANGES);
            return scene.finished(project, stop, "The source stood at -05:00 and the target at +09:00.");
        } finally {
            FaultData.run(scene.site().source(), List.of("SET GLOBAL time_zone = 'SYSTEM'"));
            FaultData.run(scene.site().target(), List.of("SET GLOBAL time_zone = 'SYSTEM'"));
        }
    }
}
