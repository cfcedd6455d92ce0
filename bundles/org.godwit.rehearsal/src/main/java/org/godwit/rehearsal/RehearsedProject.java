package org.godwit.rehearsal;

import java.util.EnumSet;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.file.OwnerOnlyFiles;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.project.ProjectFile;

/** The project that was rehearsed, as a file beside the report: the objects and parameters as they were, the servers left to be chosen. Without state. */
public final class RehearsedProject {
    public static final String FILE = "project.godwit.json";
    /** Stand for the servers, which a rehearsal does not know. */
    private static final String SOURCE = "source";
    private static final String TARGET = "target";

    private RehearsedProject() {
    }

    /** @param follows whether a log was rehearsed too, so that the project goes on with the changes */
    static void write(RehearsalRequest request, ProjectSpec rehearsed, boolean follows) throws GodwitException {
        Set<TransferType> types = EnumSet.copyOf(rehearsed.types());
        if (follows) {
            types.add(TransferType.INCREMENTAL);
        }
        ProjectSpec spec = new ProjectSpec(name(request.input()), SOURCE, TARGET, types, rehearsed.objects(), rehearsed.parameters());
        OwnerOnlyFiles.missingFolder(request.reportFolder());
        OwnerOnlyFiles.write(request.reportFolder().resolve(FILE), ProjectFile.toJson(spec));
    }

    private static String name(RehearsalInput input) {
        return switch (input) {
            case RehearsalInput.OfBundle bundle -> "rehearsed-" + bundle.file().getFileName().toString().replaceFirst("\\.godwit$", "");
            case RehearsalInput.OfSample sample -> "rehearsed-sample";
            case RehearsalInput.OfDumps dumps -> "rehearsed-dumps";
            case RehearsalInput.Existing existing -> "rehearsed";
        };
    }
}
