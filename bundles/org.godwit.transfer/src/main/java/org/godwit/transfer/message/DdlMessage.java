package org.godwit.transfer.message;

import java.util.Objects;
import org.godwit.core.model.ObjectName;

/**
 * A statement of the source's log that goes to the queue. Immutable.
 *
 * @param table the table that it changes, as messages name it
 */
public record DdlMessage(Kind kind, ObjectName table, String statement, ChangeInfo info) {
    /** What a statement does, in the words of the formats: Default, Canal, Dataworks, Maxwell (empty where the format has none). */
    public enum Kind {
        CREATE_TABLE("CREATE", "CREATE", "table-create"),
        ALTER_TABLE("ALTER", "ALTER", "table-alter"),
        DROP_TABLE("ERASE", "ERASE", "table-drop"),
        TRUNCATE_TABLE("TRUNCATE", "TRUNCATE", ""),
        RENAME_TABLE("RENAME", "RENAME", "table-alter"),
        CREATE_INDEX("CINDEX", "CINDEX", "table-alter"),
        DROP_INDEX("DINDEX", "DINDEX", "table-alter"),
        OTHER("QUERY", "QUERY", "");

        private final String canal;
        private final String dataworks;
        private final String maxwell;

        Kind(String canal, String dataworks, String maxwell) {
            this.canal = canal;
            this.dataworks = dataworks;
            this.maxwell = maxwell;
        }

        public String canal() {
            return canal;
        }

        public String dataworks() {
            return dataworks;
        }

        public String maxwell() {
            return maxwell;
        }
    }

    public DdlMessage {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(table);
        Objects.requireNonNull(statement);
        Objects.requireNonNull(info);
    }
}
