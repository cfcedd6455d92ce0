package org.godwit.rehearsal.twin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.Secret;
import org.godwit.core.model.TlsSettings;
import org.godwit.rehearsal.RehearsalError;

/** A running database server that Godwit started for a rehearsal. Closing it ends the server and removes its folder, unless it is to be kept. Thread-safe. */
public final class Twin implements AutoCloseable {
    static final String USER = "root";

    private final TwinRequest request;
    private final String version;
    private final Path folder;
    private final int port;
    private final Secret password;
    private final ServerProcess process;

    Twin(TwinRequest request, String version, Path folder, int port, Secret password, ServerProcess process) {
        this.request = Objects.requireNonNull(request);
        this.version = Objects.requireNonNull(version);
        this.folder = Objects.requireNonNull(folder);
        this.port = port;
        this.password = Objects.requireNonNull(password);
        this.process = Objects.requireNonNull(process);
    }

    public String name() {
        return request.name();
    }

    /** Version of the server, for example {@code 11.4.5}. */
    public String version() {
        return version;
    }

    public int port() {
        return port;
    }

    /** Where its data, log and, when kept, the client's option file are. */
    public Path folder() {
        return folder;
    }

    public boolean isKept() {
        return request.keep();
    }

    /** Option file with user and password for the MariaDB and MySQL clients ({@code --defaults-extra-file}); exists only for a kept twin, readable by the owner alone. */
    public Path clientOptions() {
        return folder.resolve("client.cnf");
    }

    /** How to connect, not yet saved (without id). TLS is off since the connection stays on loopback. */
    public DataSource dataSource() {
        TlsSettings tls = new TlsSettings(TlsSettings.Mode.DISABLED, java.util.Optional.empty(), java.util.Optional.empty(), java.util.Optional.empty());
        return new DataSource("", request.name(), DataSourceType.MARIADB, "127.0.0.1", port, USER, password, "", tls, "Twin server of a rehearsal", Map.of());
    }

    /** Ends the server and removes its folder; a kept one stays. Safe to call twice. */
    @Override
    public void close() throws GodwitException {
        if (!request.keep()) {
            stop();
        }
    }

    /** Ends the server and removes its folder, also when it was to be kept. */
    public void stop() throws GodwitException {
        try {
            process.stop();
        } catch (IOException e) {
            throw new GodwitException(RehearsalError.TWIN_FILES, e, folder, e.getMessage());
        }
    }
}
