package org.godwit.ui.projects;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.wizard.WizardPage;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TableMapping;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.project.SelectionCsv;
import org.godwit.supervisor.project.SelectionFile;
import org.godwit.supervisor.service.ResolvedObjects;
import org.godwit.supervisor.service.Studio;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.FilePrompt;
import org.godwit.ui.WizardCalls;

/** Reads and writes what is chosen as CSV or JSON. What is read is tried at the source first: objects that it has not and conditions that it refuses are shown before anything is taken over. */
final class SelectionFiles {
    private static final List<String> TYPES = List.of("*.csv;*.json", "*.csv", "*.json", "*");
    private static final List<String> CSV = List.of("*.csv", "*");

    private final WizardPage page;
    private final String source;

    /** @param source id of the data source that has the objects */
    SelectionFiles(WizardPage page, String source) {
        this.page = page;
        this.source = source;
    }

    /** What a file lists and the user takes; empty when he does not. */
    Optional<ObjectSelection> load() {
        Optional<ImportReport> report = FilePrompt.file(page.getShell(), TYPES)
                .flatMap(file -> WizardCalls.run(page.getWizard().getContainer(), Messages.SelectionPage_import, (studio, cancel) -> tried(studio, SelectionFile.read(file), cancel)));
        return report.filter(r -> ImportDialog.accept(page.getShell(), r)).map(ImportReport::usable);
    }

    private ImportReport tried(Studio studio, ObjectSelection selection, CancelToken cancel) throws GodwitException {
        ResolvedObjects found = studio.projects().resolve(source, selection, cancel);
        List<String> refused = new ArrayList<>();
        for (TableMapping table : found.tables()) {
            if (table.rowFilter().isPresent()) {
                refusal(studio, table, cancel).ifPresent(refused::add);
            }
        }
        ObjectSelection usable = selection instanceof ObjectSelection.Wildcard ? selection : new ObjectSelection.Specific(found.tables(), found.views());
        return new ImportReport(usable, found.tables().size(), found.views().size(), found.unmatched(), refused);
    }

    private Optional<String> refusal(Studio studio, TableMapping table, CancelToken cancel) throws GodwitException {
        try {
            studio.dataSources().checkRowFilter(source, table.source(), table.rowFilter().orElseThrow(), cancel);
            return Optional.empty();
        } catch (GodwitException e) {
            if (e.isCancelled() || e.isTransient()) {
                throw e;
            }
            return Optional.of(EngineSentences.say(e.problem().message()));
        }
    }

    /** Writes what is chosen. Rules stay rules in JSON; in CSV they are written as what they match now. */
    void save(ObjectSelection selection) {
        FilePrompt.save(page.getShell(), TYPES, "objects.csv").ifPresent(file -> WizardCalls.run(page.getWizard().getContainer(), Messages.SelectionPage_export, (studio, cancel) -> {
            write(studio, file, selection, cancel);
            return Boolean.TRUE;
        }));
    }

    private void write(Studio studio, Path file, ObjectSelection selection, CancelToken cancel) throws GodwitException {
        if (SelectionFile.isJson(file)) {
            SelectionFile.writeJson(file, selection);
        } else {
            ResolvedObjects found = studio.projects().resolve(source, selection, cancel);
            SelectionCsv.write(file, new ObjectSelection.Specific(found.tables(), found.views()));
        }
    }

    /** Writes the header line alone. */
    void saveTemplate() {
        FilePrompt.save(page.getShell(), CSV, "objects-template.csv").ifPresent(file -> WizardCalls.run(page.getWizard().getContainer(), Messages.SelectionPage_template, (studio, cancel) -> {
            SelectionFile.writeTemplate(file);
            return Boolean.TRUE;
        }));
    }
}
