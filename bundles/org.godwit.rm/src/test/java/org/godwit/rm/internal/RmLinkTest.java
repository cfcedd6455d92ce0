package org.godwit.rm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.godwit.core.file.OwnerOnlyFiles;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RmLinkTest {

    /** As a thread meets it that took the link just before another one replaced it. */
    @Test
    void isALostConnectionOnceItIsClosed(@TempDir Path workspace) throws Exception {
        RmLink link = RmLink.establish(new RmFiles(OwnerOnlyFiles.folder(workspace.resolve("rm"))), Duration.ofSeconds(10));
        link.close();
        assertThatThrownBy(() -> link.jdbi().open()).isInstanceOf(ConnectionException.class).cause().isInstanceOfSatisfying(SQLException.class,
                e -> assertThat(e.getSQLState()).isEqualTo("08003"));
    }
}
