package org.godwit.supervisor.diagnosis.internal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Examiner;
import org.godwit.core.spi.Examiner.Space;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.diagnosis.CauseCode;

/** Whether a disk is full: of the servers where that can be measured, and of this computer, which keeps stores, results and logs. Without state. */
final class DiskSuspect implements Suspect {
    private static final long LITTLE = 16L << 20;
    private static final long FEW = 1L << 30;
    private static final Pattern FILE = Pattern.compile("writing (?:file )?'([^']+)'");

    @Override
    public CauseCode code() {
        return CauseCode.DISK_FULL;
    }

    @Override
    public Set<String> codes() {
        return Set.of("GODWIT-MYSQL-0009", "GODWIT-STORE-0003");
    }

    @Override
    public Set<Integer> vendorCodes() {
        return Set.of(28, 1021, 1114, 1030, 3, 1026);
    }

    @Override
    public boolean concerns(Case of) {
        return true;
    }

    @Override
    public int weightAlone() {
        return 60;
    }

    @Override
    public void look(Case of, Findings findings, CancelToken cancel) throws GodwitException {
        for (Side side : List.of(Side.TARGET, Side.SOURCE)) {
            server(of, side, findings, cancel);
        }
        String checked = "Free space of the workspace on this computer";
        try {
            FileStore store = Files.getFileStore(of.workspace());
            tell(findings, checked, "this computer", store.getUsableSpace(), store.getTotalSpace(), "by the file system");
        } catch (IOException e) {
            findings.unknown(checked, String.valueOf(e.getMessage()));
        }
    }

    private static void server(Case of, Side side, Findings findings, CancelToken cancel) {
        String checked = "Free space of the " + Ends.name(side) + " " + of.ends().dataSource(side).address();
        try {
            Optional<Examiner> examiner = of.examiner(side);
            Optional<ObjectName> table = of.names(side, of.suspects()).stream().findFirst();
            Optional<Space> space = examiner.isPresent() ? Optional.of(examiner.get().space(table, file(of), cancel)) : Optional.empty();
            if (space.isEmpty() || space.get().free().isEmpty()) {
                findings.unknown(checked, space.map(Space::where).orElse("this kind of server is not asked"));
                return;
            }
            tell(findings, checked, "the " + Ends.name(side), space.get().free().getAsLong(), space.get().total().orElse(Long.MAX_VALUE), space.get().where());
        } catch (GodwitException e) {
            findings.unknown(checked, e.problem().message());
        }
    }

    /** Servers name the file that could not be written, for example one of their temporary files, which may lie on a disk of its own. */
    private static Optional<String> file(Case of) {
        return of.failures().stream().map(f -> FILE.matcher(f.message())).filter(Matcher::find).map(m -> m.group(1)).findFirst();
    }

    private static void tell(Findings findings, String checked, String whose, long free, long total, String how) {
        String found = (free >> 20) + " MB free" + (total == Long.MAX_VALUE ? "" : " of " + (total >> 20) + " MB") + ", " + how;
        if (free < LITTLE || free < FEW && free < total / 50) {
            findings.title("The disk of " + whose + " is full: " + found).supports(checked, found);
        } else {
            findings.against(checked, found);
        }
    }
}
