package org.godwit.supervisor.diagnosis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.core.spi.Side;

/** Definitions of the suspected tables on both sides as the catalogs say now. Without state. */
final class Pairs {
    /** A table on both sides; empty where it does not exist. */
    record Pair(TableMapping mapping, Optional<TableDef> source, Optional<TableDef> target) {
    }

    private Pairs() {
    }

    static List<Pair> read(Case of, CancelToken cancel) throws GodwitException {
        List<TableMapping> mappings = of.suspects();
        Map<ObjectName, TableDef> sources = tables(of, Side.SOURCE, mappings, cancel);
        Map<ObjectName, TableDef> targets = tables(of, Side.TARGET, mappings, cancel);
        List<Pair> pairs = new ArrayList<>();
        mappings.forEach(m -> pairs.add(new Pair(m, Optional.ofNullable(sources.get(m.source())), Optional.ofNullable(targets.get(m.target())))));
        return pairs;
    }

    private static Map<ObjectName, TableDef> tables(Case of, Side side, List<TableMapping> mappings, CancelToken cancel) throws GodwitException {
        return of.endpoint(side).catalog().tables(of.names(side, mappings), cancel).stream().collect(Collectors.toMap(TableDef::name, Function.identity(), (a, b) -> a));
    }
}
