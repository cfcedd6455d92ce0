package org.godwit.supervisor.service;

import java.util.List;

/** What a person decides about a statement that cannot be carried over by itself. */
public sealed interface DdlAnswer {
    /** Leave it out; structures may differ from here on. */
    record Skip() implements DdlAnswer {
    }

    /** Run these statements instead, in the database of the table's counterpart. */
    record Run(List<String> statements) implements DdlAnswer {
        public Run {
            statements = List.copyOf(statements);
        }
    }

    /** It was done by hand. */
    record Done() implements DdlAnswer {
    }

    /** Try the same once more. */
    record Again() implements DdlAnswer {
    }
}
