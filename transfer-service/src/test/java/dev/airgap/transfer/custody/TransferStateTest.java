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
        "WRITTEN, APPROVE, APPROVED",
        "WRITTEN, FAIL, FAILED",
        "APPROVED, WRITE, WRITING",
        "APPROVED, SEAL, SEALING",
        "APPROVED, FAIL, FAILED",
        "SEALING, FINISH_SEALING, SEALED",
        "SEALING, STOP_SEALING, APPROVED",
        "SEALING, FAIL, FAILED",
        "SEALED, FAIL, FAILED",
        "SEALED, DEPART, DEPARTED",
        "SEALED, RECEIPT, RECEIPTED",
        "DEPARTED, RECEIPT, RECEIPTED",
        "ARRIVED, DELIVER, DELIVERED",
        "DELIVERED, RECEIPT, RECEIPTED"
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
                .isEqualTo(new EnumMap<>(Map.ofEntries(
                        Map.entry(TransferState.DRAFTED, 1),
                        Map.entry(TransferState.READY, 1),
                        Map.entry(TransferState.WRITING, 2),
                        Map.entry(TransferState.WRITTEN, 3),
                        Map.entry(TransferState.APPROVED, 3),
                        Map.entry(TransferState.SEALING, 3),
                        Map.entry(TransferState.SEALED, 3),
                        Map.entry(TransferState.DEPARTED, 1),
                        Map.entry(TransferState.FAILED, 1),
                        Map.entry(TransferState.ARRIVED, 1),
                        Map.entry(TransferState.DELIVERED, 1),
                        Map.entry(TransferState.RECEIPTED, 0))));
    }

    @ParameterizedTest
    @EnumSource(TransferState.class)
    void saysWhatHasToHappenNextAndWhoMustDoIt(TransferState state) {
        for (boolean atTheSite : new boolean[] {false, true}) {
            NextAction next = NextAction.of(state, Completeness.NOTHING, atTheSite);

            assertThat(next.what()).isNotBlank();
            assertThat(next.role()).isIn("service", "operator", "custodian", "approver");
            assertThat(next.service()).isIn("bundler", "transfer", "rules");
        }
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
