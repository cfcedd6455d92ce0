package org.godwit.transfer.verify.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.godwit.transfer.verify.internal.DifferenceFiles.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferenceFilesTest {
    @TempDir
    Path directory;

    @Test
    void putsDeletesFirstAndInsertsLastWhateverTheOrderOfWriting() throws Exception {
        try (DifferenceFiles files = new DifferenceFiles(directory, "t", "SET x=1;\n")) {
            files.difference("MASTER_ONLY id=1\n");
            files.correction(Section.INSERT, true, out -> out.append("INSERT"));
            files.correction(Section.UPDATE, true, out -> out.append("UPDATE"));
            files.correction(Section.DELETE, false, out -> out.append("DELETE"));
            files.finish();
            assertThat(files.correctionFile()).hasValueSatisfying(f -> assertThat(f).hasFileName("t.sql").content().isEqualTo("-- corrects the target\nSET x=1;\nSTART TRANSACTION;\n-- DELETE;\nUPDATE;\nINSERT;\nCOMMIT;\n"));
        }
        assertThat(names()).containsExactly("diff/t.diff", "sql/t.sql", "sql/t.undo.sql");
    }

    @Test
    void makesNoFileWithoutADifference() throws Exception {
        try (DifferenceFiles files = new DifferenceFiles(directory.resolve("new"), "t", "")) {
            files.reset();
            files.finish();
            assertThat(files.differenceFile()).isEmpty();
        }
        assertThat(directory.resolve("new")).doesNotExist();
    }

    @Test
    void clearsWhatAKilledRunLeft() throws Exception {
        DifferenceFiles killed = new DifferenceFiles(directory, "t", "");
        killed.difference("MASTER_ONLY id=1\n");
        killed.correction(Section.INSERT, true, out -> out.append("INSERT"));
        killed.undo(Section.DELETE, true, out -> out.append("DELETE"));
        assertThat(names()).contains("diff/t.diff", "sql/t.sql.insert", "sql/t.undo.sql.delete");
        new DifferenceFiles(directory, "t", "").reset();
        assertThat(names()).isEmpty();
        killed.close();
    }

    private List<String> names() throws Exception {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).map(p -> directory.relativize(p).toString().replace('\\', '/')).sorted().toList();
        }
    }
}
