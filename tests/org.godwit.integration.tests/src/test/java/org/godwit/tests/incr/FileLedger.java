package org.godwit.tests.incr;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.change.LogPosition;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.ChangeApplier.Conflict;
import org.godwit.transfer.incr.IncrLedger;
import org.godwit.transfer.incr.IncrPosition;

/** A ledger in a file, which outlives a killed process. What was a statement is kept as far as these tests need it. */
final class FileLedger implements IncrLedger {
    private final Path file;
    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, String> running = new LinkedHashMap<>();
    private final Map<IncrPosition, Ddl> ddl = new LinkedHashMap<>();
    final List<String> conflicts = new ArrayList<>();

    @SuppressWarnings("unchecked")
    FileLedger(Path file) throws IOException, ClassNotFoundException {
        this.file = file;
        if (Files.exists(file)) {
            try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
                states.putAll((Map<String, String>) in.readObject());
                running.putAll((Map<String, String>) in.readObject());
            }
        }
    }

    private static String key(IncrPosition at) {
        return at.changes() + " " + at.log().seconds() + " " + at.log().text();
    }

    private static IncrPosition position(String key) {
        String[] parts = key.split(" ", 3);
        return new IncrPosition(new LogPosition(parts[2], Long.parseLong(parts[1])), Long.parseLong(parts[0]));
    }

    private void write() throws GodwitException {
        Path fresh = file.resolveSibling("ledger.new");
        try {
            try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(fresh))) {
                out.writeObject(new LinkedHashMap<>(states));
                out.writeObject(new LinkedHashMap<>(running));
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new GodwitException(CoreError.FILE, e, file, e.getMessage());
        }
    }

    @Override
    public synchronized List<SchemaState> schemaStates() {
        return states.entrySet().stream().map(e -> new SchemaState(position(e.getKey()), e.getValue())).toList();
    }

    @Override
    public synchronized void save(SchemaState state) throws GodwitException {
        states.put(key(state.position()), state.state());
        write();
    }

    @Override
    public synchronized Optional<Ddl> ddl(IncrPosition position) {
        String statement = running.get(key(position));
        return Optional.ofNullable(ddl.get(position)).or(() -> Optional.ofNullable(statement).map(s -> new Ddl(position, 0, "", s, "", List.of(),
                s.lines().map(l -> new org.godwit.schema.DdlDecision.TargetStatement(l.substring(0, l.indexOf('\t')), l.substring(l.indexOf('\t') + 1))).toList(), "", "", DdlState.RUNNING, "")));
    }

    @Override
    public synchronized List<Ddl> running() {
        return running.keySet().stream().map(k -> ddl(position(k)).orElseThrow()).toList();
    }

    @Override
    public synchronized void save(Ddl entry) throws GodwitException {
        ddl.put(entry.position(), entry);
        if (entry.state() == DdlState.RUNNING) {
            running.put(key(entry.position()), String.join("\n", entry.target().stream().map(t -> t.database() + "\t" + t.sql().replace('\n', ' ')).toList()));
        } else {
            running.remove(key(entry.position()));
        }
        write();
    }

    @Override
    public Optional<DdlChoice> choice(IncrPosition position) {
        return Optional.empty();
    }

    @Override
    public synchronized void conflicts(IncrPosition upTo, long count, List<Conflict> found) {
        conflicts.addAll(found.stream().map(Conflict::toString).toList());
    }

    @Override
    public void count(List<TableCount> counts) {
        // nobody asks
    }

    @Override
    public Optional<Throttle> throttle() {
        return Optional.empty();
    }
}
