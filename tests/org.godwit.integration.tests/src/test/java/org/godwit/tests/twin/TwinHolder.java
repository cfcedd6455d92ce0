package org.godwit.tests.twin;

import java.nio.file.Path;
import org.godwit.core.progress.CancelToken;
import org.godwit.rehearsal.twin.Twin;
import org.godwit.rehearsal.twin.TwinRequest;
import org.godwit.rehearsal.twin.Twins;

/** A program that starts a twin below the root it is given, prints where it is, and waits to be killed. */
public final class TwinHolder {
    private TwinHolder() {
    }

    public static void main(String[] args) throws Exception {
        CancelToken cancel = CancelToken.create();
        Twins twins = Twins.open(Path.of(args[0]), Path.of(args[1]), cancel);
        Twin twin = twins.start(TwinRequest.named("held", 7).withKeep(Boolean.parseBoolean(args[2])), cancel);
        System.out.println(twin.folder() + " " + twin.port());
        System.out.flush();
        Thread.sleep(Long.MAX_VALUE);
    }
}
