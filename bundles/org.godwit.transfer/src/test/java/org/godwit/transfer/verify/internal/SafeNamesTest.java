package org.godwit.transfer.verify.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNamesTest {
    @Test
    void keepsOrdinaryNames() {
        SafeNames names = new SafeNames(List.of("orders", "Order_Items$", "v1.2-x"));
        assertThat(List.of(names.of("orders"), names.of("Order_Items$"), names.of("v1.2-x"))).containsExactly("orders", "Order_Items$", "v1.2-x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a/b", "a\\b", "a\0b", ".", "..", ".hidden", "-- x", "a b", "a'b\"c`", "naïve", "😀", "con", "NUL.txt", "end.", ""})
    void leavesNothingThatAFileSystemOrShellTakesAmiss(String name) {
        String safe = new SafeNames(List.of(name)).of(name);
        assertThat(safe).matches("[A-Za-z0-9_$%~-][A-Za-z0-9_$%.~-]*").isNotEqualTo("..").doesNotMatch("(?i)(con|nul)(\\..*)?");
    }

    @Test
    void staysShortAndDifferentAlsoWhereCaseDoesNotCount() {
        String longName = "é".repeat(64);
        List<String> originals = List.of("Orders", "orders", "ORDERS", longName, longName.substring(0, 63) + "è");
        SafeNames names = new SafeNames(originals);
        Stream<String> safe = originals.stream().map(n -> names.of(n).toLowerCase(Locale.ROOT));
        assertThat(safe).doesNotHaveDuplicates().allMatch(n -> n.length() < 130);
    }

    @Test
    void doesNotDependOnTheOrderOfNames() {
        assertThat(new SafeNames(List.of("A", "a")).of("a")).isEqualTo(new SafeNames(List.of("a", "A")).of("a"));
    }
}
