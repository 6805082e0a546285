package dev.airgap.transfer.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransferStateTest {

    @ParameterizedTest
    @CsvSource({
        "COMPLETE, READY, DRAFTED",
        "WRITE, WRITING, READY WRITTEN APPROVED FAILED",
        "FINISH_WRITING, WRITTEN, WRITING",
        "FAIL, FAILED, WRITING WRITTEN APPROVED SEALING SEALED",
        "APPROVE, APPROVED, WRITTEN",
        "SEAL, SEALING, APPROVED",
        "FINISH_SEALING, SEALED, SEALING",
        "STOP_SEALING, APPROVED, SEALING",
        "DEPART, DEPARTED, SEALED",
        "REPLACE_VOLUME, SEALED, SEALED DEPARTED LOST",
        "LOSE, LOST, DEPARTED",
        "FIND, DEPARTED, LOST",
        "EXPIRE, EXPIRED, DRAFTED READY WRITTEN APPROVED SEALED FAILED",
        "ARRIVE, ARRIVED, ARRIVED REJECTED",
        "VERIFY, VERIFIED, ARRIVED",
        "DELIVER, DELIVERED, VERIFIED",
        "REJECT, REJECTED, ARRIVED SEALED DEPARTED LOST",
        "RECEIPT, RECEIPTED, SEALED DEPARTED LOST DELIVERED REJECTED",
        "CLOSE, CLOSED, RECEIPTED"
    })
    void takesAStepFromTheseStatesAndFromNoOther(TransferStep step, TransferState after, String from) {
        Set<TransferState> expected =
                Arrays.stream(from.split(" ")).map(TransferState::valueOf).collect(Collectors.toSet());

        Map<TransferState, TransferState> taken = new EnumMap<>(TransferState.class);
        for (TransferState state : TransferState.values()) {
            state.after(step).ifPresent(next -> taken.put(state, next));
        }

        assertThat(taken.keySet()).isEqualTo(expected);
        assertThat(taken.values()).containsOnly(after);
    }

    @ParameterizedTest
    @EnumSource(TransferStep.class)
    void knowsEveryStep(TransferStep step) {
        assertThat(Arrays.stream(TransferState.values()).flatMap(state -> state.after(step).stream()))
                .isNotEmpty();
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
