package dev.airgap.transfer.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransferStateTest {

    @ParameterizedTest
    @CsvSource({
        "DRAFTED, COMPLETE, READY",
        "READY, WRITE, WRITING",
        "WRITING, FINISH_WRITING, WRITTEN",
        "WRITING, FAIL, FAILED",
        "FAILED, WRITE, WRITING",
        "WRITTEN, WRITE, WRITING",
        "WRITTEN, SEAL, SEALED",
        "WRITTEN, FAIL, FAILED",
        "SEALED, FAIL, FAILED",
        "SEALED, DEPART, DEPARTED",
        "ARRIVED, DELIVER, DELIVERED"
    })
    void takesTheStepsOfACarry(TransferState state, TransferStep step, TransferState next) {
        assertThat(state.after(step)).contains(next);
    }

    @Test
    void takesNoOtherStep() {
        Map<TransferState, Integer> steps = new EnumMap<>(TransferState.class);
        for (TransferState state : TransferState.values()) {
            steps.put(state, (int) Arrays.stream(TransferStep.values())
                    .filter(step -> state.after(step).isPresent())
                    .count());
        }

        assertThat(steps)
                .isEqualTo(new EnumMap<>(Map.of(
                        TransferState.DRAFTED, 1,
                        TransferState.READY, 1,
                        TransferState.WRITING, 2,
                        TransferState.WRITTEN, 3,
                        TransferState.SEALED, 2,
                        TransferState.DEPARTED, 0,
                        TransferState.FAILED, 1,
                        TransferState.ARRIVED, 1,
                        TransferState.DELIVERED, 0)));
    }

    @ParameterizedTest
    @EnumSource(TransferState.class)
    void saysWhatHasToHappenNextAndWhoMustDoIt(TransferState state) {
        NextAction next = NextAction.of(state, Completeness.NOTHING);

        assertThat(next.what()).isNotBlank();
        assertThat(next.role()).isIn("service", "operator", "custodian", "approver");
        assertThat(next.service()).isIn("bundler", "transfer", "rules");
    }

    @Test
    void isCompleteOnceBundleAndRulesAreKnownInAnyOrder() {
        assertThat(Completeness.NOTHING.isComplete()).isFalse();
        assertThat(Completeness.NOTHING.withBundle().isComplete()).isFalse();
        assertThat(Completeness.NOTHING.withBundle().waitsFor()).isEqualTo("rules");
        assertThat(Completeness.NOTHING.withRules().waitsFor()).isEqualTo("bundler");
        assertThat(Completeness.NOTHING.withBundle().withRules().isComplete()).isTrue();
        assertThat(Completeness.NOTHING.withRules().withBundle().isComplete()).isTrue();
    }
}
