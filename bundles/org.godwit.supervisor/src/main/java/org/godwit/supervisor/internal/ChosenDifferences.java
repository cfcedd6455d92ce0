package org.godwit.supervisor.internal;

import java.util.ArrayList;
import java.util.List;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.CorrectionRepository;
import org.godwit.rm.repository.VerifyDifferenceRow;
import org.godwit.rm.repository.VerifyResultRow;
import org.godwit.supervisor.service.CorrectionService.Choice;
import org.godwit.supervisor.service.RowDifference;

/** The differences of a table that a user's choice means and that can still be corrected. */
final class ChosenDifferences {
    private static final int PAGE = 500;

    private final RmDatabase rm;
    private final VerifyResultRow result;
    private final Choice choice;
    private final CorrectionRepository corrections = new CorrectionRepository();

    ChosenDifferences(RmDatabase rm, VerifyResultRow result, Choice choice) {
        this.rm = rm;
        this.result = result;
        this.choice = choice;
    }

    /** The next of them; pages are full unless they are the last. */
    List<VerifyDifferenceRow> page(long after, int limit) throws GodwitException {
        List<VerifyDifferenceRow> page = new ArrayList<>();
        long last = after;
        List<VerifyDifferenceRow> read = read(last, limit);
        while (!read.isEmpty()) {
            for (VerifyDifferenceRow row : read) {
                last = row.id();
                if (isMeant(row) && !isSpared(row)) {
                    page.add(row);
                }
                if (page.size() == limit) {
                    return page;
                }
            }
            read = read(last, limit);
        }
        return page;
    }

    private List<VerifyDifferenceRow> read(long after, int limit) throws GodwitException {
        return rm.call(h -> corrections.open(h, result.projectId(), result.subId(), new ObjectName(result.sourceSchema(), result.sourceTable()), after, limit));
    }

    private boolean isMeant(VerifyDifferenceRow row) {
        return choice.rows().isEmpty() || choice.rows().contains(row.id());
    }

    private boolean isSpared(VerifyDifferenceRow row) {
        return !choice.deletes() && row.type().equals(RowDifference.Type.IMAGE_ONLY.name());
    }

    List<Long> ids() throws GodwitException {
        List<Long> ids = new ArrayList<>();
        for (List<VerifyDifferenceRow> page = page(0, PAGE); !page.isEmpty(); page = page(ids.getLast(), PAGE)) {
            page.forEach(row -> ids.add(row.id()));
        }
        return ids;
    }

    /** How many are meant but would only be deleted. */
    long leftAlone() throws GodwitException {
        long count = 0;
        for (List<VerifyDifferenceRow> read = read(0, PAGE); !read.isEmpty(); read = read(read.getLast().id(), PAGE)) {
            count += read.stream().filter(row -> isMeant(row) && isSpared(row)).count();
        }
        return count;
    }
}
