package org.godwit.connector.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Property(tries = 300)
    void givesBackEveryKey(@ForAll byte[] key) {
        String text = Keys.encode(key);
        assertThat(text.chars().allMatch(c -> c > ' ' && c < 0x7f)).isTrue();
        assertThat(Keys.decode(text)).isEqualTo(key);
    }

    @Test
    void showsPlainKeysAsTheyAre() {
        assertThat(Keys.encode("A-17".getBytes(StandardCharsets.UTF_8))).isEqualTo("A-17");
        assertThat(Keys.encode("1\u00012 %".getBytes(StandardCharsets.UTF_8))).isEqualTo("1%012%20%25");
    }

    @Test
    void leavesOutWhatIsTooLong() {
        assertThat(Keys.encode(new byte[20_000])).isEmpty();
    }

    @Test
    void spreadsKeys() {
        assertThat(java.util.stream.IntStream.range(0, 100).map(i -> Keys.queue(Integer.toString(i).getBytes(StandardCharsets.UTF_8), 4)).distinct()).containsExactlyInAnyOrder(0, 1, 2, 3);
    }
}
