package dev.airgap.rules.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.ruleupdate.RuleUpdateNumber;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceTest {

    @Test
    void nothingIsMissingBeforeAnythingCame() {
        assertThat(missing(numbers(), numbers())).isEmpty();
    }

    @Test
    void nothingIsMissingBelowTheFirstThatCame() {
        assertThat(missing(numbers("26-004", "26-005"), numbers("26-003", "26-004")))
                .isEmpty();
    }

    @Test
    void namesEveryNumberInAGap() {
        assertThat(missing(numbers("26-007", "26-001", "26-003"), numbers()))
                .containsExactly("26-002", "26-004", "26-005", "26-006");
    }

    @Test
    void namesTheEndOfAYearIfTheNextOneTellsIt() {
        assertThat(missing(numbers("26-050", "27-002"), numbers("26-052", "27-001")))
                .containsExactly("26-051", "26-052", "27-001");
    }

    @Test
    void knowsNothingOfTheEndOfAYearThatNobodyTells() {
        assertThat(missing(numbers("26-050", "27-001"), numbers())).isEmpty();
    }

    private static List<String> missing(List<RuleUpdateNumber> arrived, List<RuleUpdateNumber> named) {
        return Sequence.missing(arrived, named).stream()
                .map(RuleUpdateNumber::toString)
                .toList();
    }

    private static List<RuleUpdateNumber> numbers(String... texts) {
        return Arrays.stream(texts).map(RuleUpdateNumber::parse).toList();
    }
}
