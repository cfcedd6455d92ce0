package org.godwit.rm.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.godwit.core.model.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileSecretBoxTest {
    @TempDir
    Path folder;

    @Test
    void opensWhatItSealedAlsoAfterARestart() throws Exception {
        Path file = folder.resolve("key");
        String sealed = KeyFileSecretBox.open(file).seal(new Secret("pä$$ wörd"));
        assertThat(sealed).doesNotContain("wörd");
        assertThat(KeyFileSecretBox.open(file).open(sealed).reveal()).isEqualTo("pä$$ wörd");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() throws Exception {
        KeyFileSecretBox box = KeyFileSecretBox.open(folder.resolve("key"));
        assertThat(box.seal(new Secret("x"))).isNotEqualTo(box.seal(new Secret("x")));
    }

    @Test
    void refusesAnotherKeyAndChangedText() throws Exception {
        String sealed = KeyFileSecretBox.open(folder.resolve("one")).seal(new Secret("x"));
        KeyFileSecretBox other = KeyFileSecretBox.open(folder.resolve("two"));
        assertThatThrownBy(() -> other.open(sealed)).hasMessageContaining("GODWIT-RM-0007");
        assertThatThrownBy(() -> other.open("no text of ours")).hasMessageContaining("GODWIT-RM-0007");
        assertThatThrownBy(() -> other.open("AAAA")).hasMessageContaining("GODWIT-RM-0007");
    }
}
