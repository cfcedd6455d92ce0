package org.godwit.ui.app.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the keys from the registry of commands, so that the sheet cannot lie. Display thread only. */
final class KeyLines {
    private static final Logger LOG = LoggerFactory.getLogger(KeyLines.class);

    private KeyLines() {
    }

    /** All commands that a user can run and that have a key, sorted by group and name; then the keys of tables, which are no commands. */
    static List<KeyLine> all() {
        IWorkbench workbench = PlatformUI.getWorkbench();
        Map<String, Set<String>> keys = keysByCommand(workbench.getService(IBindingService.class));
        List<KeyLine> lines = new ArrayList<>();
        for (Command command : workbench.getService(ICommandService.class).getDefinedCommands()) {
            Set<String> ofCommand = keys.getOrDefault(command.getId(), Set.of());
            if (!ofCommand.isEmpty() || command.getId().startsWith("org.godwit.")) {
                add(lines, command, String.join(", ", ofCommand));
            }
        }
        lines.sort(Comparator.comparing((KeyLine l) -> l.keys().isEmpty()).thenComparing(KeyLine::group).thenComparing(KeyLine::command));
        lines.add(new KeyLine("table.copy", Messages.KeyLines_copy, "Ctrl+C", Messages.KeyLines_tables));
        lines.add(new KeyLine("table.copyAs", Messages.KeyLines_copyAs, "Ctrl+Shift+C", Messages.KeyLines_tables));
        lines.add(new KeyLine("table.all", Messages.KeyLines_selectAll, "Ctrl+A", Messages.KeyLines_tables));
        lines.add(new KeyLine("table.open", Messages.KeyLines_open, "Enter", Messages.KeyLines_tables));
        lines.add(new KeyLine("table.filter", Messages.KeyLines_filter, "↓", Messages.KeyLines_tables));
        return lines;
    }

    private static void add(List<KeyLine> lines, Command command, String keys) {
        try {
            lines.add(new KeyLine(command.getId(), command.getName(), keys, command.getCategory().getName()));
        } catch (NotDefinedException e) {
            LOG.debug("a command went while the keys were listed", e);
        }
    }

    private static Map<String, Set<String>> keysByCommand(IBindingService bindings) {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        String scheme = bindings.getActiveScheme() == null ? bindings.getDefaultSchemeId() : bindings.getActiveScheme().getId();
        Arrays.stream(bindings.getBindings()).filter(b -> b.getParameterizedCommand() != null && scheme.equals(b.getSchemeId()) && fits(b))
                .forEach(b -> keys.computeIfAbsent(b.getParameterizedCommand().getId(), k -> new TreeSet<>()).add(b.getTriggerSequence().format()));
        return keys;
    }

    /** A binding may be meant for another platform. */
    private static boolean fits(Binding binding) {
        return binding.getPlatform() == null || binding.getPlatform().equals(Platform.getWS());
    }
}
