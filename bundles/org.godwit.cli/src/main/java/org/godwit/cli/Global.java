package org.godwit.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.error.GodwitException;
import picocli.CommandLine.Option;

/** Options that every command has. Filled by picocli. */
final class Global {
    @Option(names = "--workspace", paramLabel = "DIR", description = "Where projects, data sources and logs are kept. Default: GODWIT_WORKSPACE or ~/godwit-workspace.")
    private Path workspace;

    @Option(names = "--json", description = "Print one JSON object on standard output at the end, and everything else on standard error.")
    private boolean json;

    @Option(names = "--param", paramLabel = "KEY=VALUE", description = "Component parameter, named as in OMS. Can be repeated.")
    private List<String> parameters = List.of();

    boolean json() {
        return json;
    }

    Optional<Path> chosenWorkspace() {
        return Optional.ofNullable(workspace).or(() -> Optional.ofNullable(System.getenv("GODWIT_WORKSPACE")).filter(w -> !w.isBlank()).map(Path::of)).map(Path::toAbsolutePath);
    }

    Path workspace() {
        return chosenWorkspace().orElseGet(() -> Path.of(System.getProperty("user.home"), "godwit-workspace"));
    }

    Map<String, String> parameters() throws GodwitException {
        Map<String, String> map = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new GodwitException(CliError.BAD_PARAM, parameter);
            }
            map.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return map;
    }
}
