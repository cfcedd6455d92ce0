package org.godwit.supervisor.internal;

import java.util.List;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.AuditRepository;
import org.godwit.rm.repository.SubticketRow;
import org.godwit.rm.repository.TicketRepository;
import org.godwit.rm.repository.TicketRow;
import org.godwit.supervisor.SupervisorError;
import org.godwit.supervisor.service.ComponentService.Ticket;
import org.godwit.supervisor.service.ComponentService.TicketPart;
import org.godwit.supervisor.service.ComponentService.TicketStatus;
import org.jdbi.v3.core.Handle;

/** O&M tasks and their sub-tasks, listed, retried and skipped (OMS: O&M tasks). Thread-safe. */
final class OpsTasks {
    private static final int SHOWN = 500;

    private final RmDatabase rm;
    private final TicketRepository tickets = new TicketRepository();
    private final AuditRepository audit = new AuditRepository();

    OpsTasks(RmDatabase rm) {
        this.rm = rm;
    }

    /** The newest first. */
    List<Ticket> list() throws GodwitException {
        return rm.call(h -> {
            List<TicketRow> rows = tickets.list(h, SHOWN);
            Map<Long, List<SubticketRow>> parts = tickets.subsOf(h, rows);
            return rows.stream().map(r -> view(r, parts.getOrDefault(r.id(), List.of()))).toList();
        });
    }

    private static Ticket view(TicketRow row, List<SubticketRow> parts) {
        return new Ticket(row.id(), row.ticketType(), row.operator(), row.objectName(), TicketStatus.valueOf(row.status()), row.message(), row.gmtCreate(), row.gmtFinish(),
                parts.stream().map(p -> new TicketPart(p.id(), p.subType(), TicketStatus.valueOf(p.status()), p.message())).toList());
    }

    /** Runs the failed sub-tasks again. */
    void retry(long id) throws GodwitException {
        rm.run(h -> {
            failed(h, id);
            tickets.subs(h, id).stream().filter(p -> p.status().equals(TicketRepository.FAILED)).forEach(p -> tickets.setSub(h, p.id(), TicketRepository.READY, ""));
            tickets.setStatus(h, id, TicketRepository.READY, "");
            audit.add(h, "RETRY_TICKET", String.valueOf(id), "");
        });
    }

    /** Leaves all of it that is not done. */
    void skip(long id) throws GodwitException {
        rm.run(h -> {
            failed(h, id);
            tickets.subs(h, id).stream().filter(p -> !p.status().equals(TicketRepository.SUCCESSFUL)).forEach(p -> tickets.setSub(h, p.id(), TicketRepository.SKIPPED, p.message()));
            tickets.finish(h, id, TicketRepository.SKIPPED, "");
            audit.add(h, "SKIP_TICKET", String.valueOf(id), "");
        });
    }

    void retryPart(long partId) throws GodwitException {
        setPart(partId, TicketRepository.READY, "RETRY_SUBTICKET");
    }

    /** Leaves the sub-task out; the task goes on with the next. */
    void skipPart(long partId) throws GodwitException {
        setPart(partId, TicketRepository.SKIPPED, "SKIP_SUBTICKET");
    }

    private void setPart(long partId, String status, String action) throws GodwitException {
        rm.run(h -> {
            SubticketRow part = tickets.sub(h, partId).filter(p -> p.status().equals(TicketRepository.FAILED))
                    .orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, "workspace", "failed sub-task of an O&M task", String.valueOf(partId)));
            failed(h, part.ticketId());
            tickets.setSub(h, partId, status, part.message());
            tickets.setStatus(h, part.ticketId(), TicketRepository.READY, "");
            audit.add(h, action, part.ticketId() + "/" + part.subType(), "");
        });
    }

    private void failed(Handle handle, long id) throws GodwitException {
        tickets.find(handle, id).filter(t -> t.status().equals(TicketRepository.FAILED))
                .orElseThrow(() -> new GodwitException(SupervisorError.NO_SUCH_ITEM, "workspace", "failed O&M task", String.valueOf(id)));
    }
}
