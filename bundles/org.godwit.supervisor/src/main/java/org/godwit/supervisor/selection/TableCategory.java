package org.godwit.supervisor.selection;

import org.godwit.core.spi.ObjectSummary;
import org.godwit.core.spi.ObjectSummary.Kind;

/** Which tables match rules may take in (OMS: tableCategory, "Scenario Type"); names as in the API. A key is a primary key, or a unique one all of whose columns are NOT NULL. */
public enum TableCategory {
    ALL {
        @Override
        public boolean takes(ObjectSummary object) {
            return true;
        }
    },
    WITHUNIQUEROWID {
        @Override
        public boolean takes(ObjectSummary object) {
            return object.kind() != Kind.TABLE || object.hasKey();
        }
    },
    WITHOUTUNIQUEROWID {
        @Override
        public boolean takes(ObjectSummary object) {
            return object.kind() != Kind.TABLE || !object.hasKey();
        }
    };

    /** Whether the object can take part; views always can. */
    public abstract boolean takes(ObjectSummary object);
}
