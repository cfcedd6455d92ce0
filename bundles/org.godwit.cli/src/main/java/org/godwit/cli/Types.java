package org.godwit.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.TransferType;

/** The parts of a migration as they are written on the command line. */
final class Types {
    private Types() {
    }

    /** @throws GodwitException {@link CliError#BAD_TYPES} for anything but schema, full, incr, verify and reverse */
    static Set<TransferType> parse(String list) throws GodwitException {
        Set<TransferType> types = EnumSet.noneOf(TransferType.class);
        for (String type : Arrays.stream(list.split(",")).map(String::strip).toList()) {
            types.add(switch (type.toLowerCase(Locale.ROOT)) {
                case "schema" -> TransferType.SCHEMA;
                case "full" -> TransferType.FULL;
                case "incr", "incremental" -> TransferType.INCREMENTAL;
                case "verify", "verification" -> TransferType.VERIFICATION;
                case "reverse" -> TransferType.REVERSE;
                default -> throw new GodwitException(CliError.BAD_TYPES, type.isEmpty() ? "an empty text" : type);
            });
        }
        return types;
    }

    /** The parts up to a step; the index migration belongs to the full one. */
    static Set<TransferType> until(Set<TransferType> types, String step) throws GodwitException {
        Set<TransferType> upTo = switch (step.toLowerCase(Locale.ROOT)) {
            case "precheck" -> EnumSet.copyOf(types);
            case "schema" -> EnumSet.of(TransferType.SCHEMA);
            case "full", "index" -> EnumSet.of(TransferType.SCHEMA, TransferType.FULL);
            case "incr", "incremental" -> EnumSet.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL);
            case "verify", "verification" -> EnumSet.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL, TransferType.VERIFICATION, TransferType.REVERSE);
            default -> throw new GodwitException(CliError.BAD_UNTIL, step);
        };
        upTo.retainAll(types);
        if (step.toLowerCase(Locale.ROOT).startsWith("incr") && !types.contains(TransferType.INCREMENTAL)) {
            throw new GodwitException(CliError.UNTIL_MISSING, step);
        }
        if (upTo.isEmpty()) {
            throw new GodwitException(CliError.UNTIL_MISSING, step);
        }
        return upTo;
    }
}
