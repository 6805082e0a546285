package dev.airgap.ruleupdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleUpdateNumberTest {

    @Test
    void countsWithoutGapsWithinAYearAndBeginsAgainInTheNext() {
        RuleUpdateNumber first = RuleUpdateNumber.firstOf(2026);

        assertThat(first).hasToString("26-001");
        assertThat(first.next(2026)).hasValueSatisfying(n -> assertThat(n).hasToString("26-002"));
        assertThat(first.next(2027)).hasValueSatisfying(n -> assertThat(n).hasToString("27-001"));
    }

    @Test
    void neverFallsWhenTheClockDoes() {
        assertThat(RuleUpdateNumber.parse("26-007").next(2025)).contains(RuleUpdateNumber.parse("26-008"));
    }

    @Test
    void endsWithTheYearsLastNumber() {
        assertThat(RuleUpdateNumber.parse("26-999").next(2026)).isEmpty();
    }

    @Test
    void ordersByYearAndThenBySequence() {
        assertThat(RuleUpdateNumber.parse("26-999")).isLessThan(RuleUpdateNumber.parse("27-001"));
        assertThat(RuleUpdateNumber.parse("26-009")).isLessThan(RuleUpdateNumber.parse("26-010"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"26-000", "26-1", "2026-001", "26-0001", "26-001 ", "x6-001", "２６-001", ""})
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RuleUpdateNumber.parse(text));
    }
}
