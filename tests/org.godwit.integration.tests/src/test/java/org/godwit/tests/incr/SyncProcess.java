package org.godwit.tests.incr;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.Secret;
import org.godwit.core.model.TlsSettings;

/** Store and Incr-Sync in a process of its own, which works until it is killed. Passwords come by the environment. */
final class SyncProcess {
    private SyncProcess() {
    }

    /** Arguments: database, folder, lanes, user and port of the source, user and port of the target; one more for batches of the usual size. */
    public static void main(String[] args) throws Exception {
        DataSource from = server(args[3], args[4], System.getenv("SOURCE_PASSWORD"));
        DataSource to = server(args[5], args[6], System.getenv("TARGET_PASSWORD"));
        try (LiveSync sync = new LiveSync(from, to, args[0], Path.of(args[1]), args.length > 7 ? Map.of() : LiveSync.SMALL)) {
            sync.start(Integer.parseInt(args[2]));
            System.out.println("started");
            new CountDownLatch(1).await();
        }
    }

    private static DataSource server(String user, String port, String password) {
        return new DataSource("", "server", DataSourceType.MARIADB, "127.0.0.1", Integer.parseInt(port), user, new Secret(password), "", TlsSettings.PREFERRED, "", Map.of());
    }
}
