package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOrderTest {

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 9, 10, true",
        "INTEGER, 10, 9, false",
        "INTEGER, 010, 10, false",
        "DOTTED, 1.9, 1.10, true",
        "DOTTED, 1.10, 1.9, false",
        "DOTTED, 1, 1.0, false",
        "DOTTED, 1, 1.1, true",
        "YEAR_NUMBER, 25-999, 26-001, true",
        "YEAR_NUMBER, 26-1000, 26-999, false",
        "NONE, a, b, false",
        "INTEGER, x, 1, false"
    })
    void comparesByTheOrderOfTheType(VersionOrder order, String candidate, String current, boolean lower) {
        assertThat(order.isLower(candidate, current)).isEqualTo(lower);
    }
}
