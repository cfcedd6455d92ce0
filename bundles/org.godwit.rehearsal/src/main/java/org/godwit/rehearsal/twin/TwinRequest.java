package org.godwit.rehearsal.twin;

import java.util.List;
import java.util.Objects;

/**
 * Which twin is wanted. Immutable.
 *
 * @param name for people and for the data source, for example {@code twin-source}
 * @param serverId number in the replication topology, different for source and target
 * @param keep leave the server running when this process ends
 * @param serverOptions further options of the server program, later ones win
 */
public record TwinRequest(String name, int serverId, boolean keep, int bufferPoolMegabytes, List<String> serverOptions) {
    private static final int BUFFER_POOL_MEGABYTES = 384;

    public TwinRequest {
        Objects.requireNonNull(name);
        serverOptions = List.copyOf(serverOptions);
    }

    public static TwinRequest named(String name, int serverId) {
        return new TwinRequest(name, serverId, false, BUFFER_POOL_MEGABYTES, List.of());
    }

    public TwinRequest withKeep(boolean kept) {
        return new TwinRequest(name, serverId, kept, bufferPoolMegabytes, serverOptions);
    }
}
