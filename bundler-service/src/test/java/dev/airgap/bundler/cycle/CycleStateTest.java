package dev.airgap.bundler.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CycleStateTest {

    @Test
    void leadsFromTheStartToTheReceipt() {
        CycleState end = Stream.of(
                        CycleStep.TAKE_SNAPSHOT, CycleStep.RELEASE, CycleStep.WRITE, CycleStep.SEAL, CycleStep.DEPART)
                .reduce(CycleState.STARTED, (state, step) -> state.after(step).orElseThrow(), (a, b) -> b);

        assertThat(end).isEqualTo(CycleState.WAITING_FOR_RECEIPT);
    }

    @Test
    void waitsForSignaturesUntilThereAreEnough() {
        assertThat(CycleState.SNAPSHOT_TAKEN.after(CycleStep.AWAIT_SIGNATURES))
                .contains(CycleState.AWAITING_SIGNATURES);
        assertThat(CycleState.AWAITING_SIGNATURES.after(CycleStep.SIGN)).contains(CycleState.AWAITING_SIGNATURES);
        assertThat(CycleState.AWAITING_SIGNATURES.after(CycleStep.RELEASE)).contains(CycleState.RELEASED);
    }

    @Test
    void waitsAgainWhenItsManifestIsDraftedAgain() {
        assertThat(CycleState.AWAITING_SIGNATURES.after(CycleStep.AWAIT_SIGNATURES))
                .contains(CycleState.AWAITING_SIGNATURES);
    }

    @ParameterizedTest
    @EnumSource(
            value = CycleState.class,
            names = {"STARTED", "SNAPSHOT_TAKEN", "AWAITING_SIGNATURES"})
    void canFailUntilItsBundleIsReleased(CycleState state) {
        assertThat(state.after(CycleStep.FAIL)).contains(CycleState.FAILED);
    }

    @ParameterizedTest
    @EnumSource(
            value = CycleState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STARTED", "SNAPSHOT_TAKEN", "AWAITING_SIGNATURES"})
    void cannotFailAfterwards(CycleState state) {
        assertThat(state.after(CycleStep.FAIL)).isEmpty();
    }

    @Test
    void endsWithAFailure() {
        assertThat(EnumSet.allOf(CycleStep.class))
                .allSatisfy(step -> assertThat(CycleState.FAILED.after(step)).isEmpty());
    }

    @Test
    void canBeWrittenAgainUntilItHasLeft() {
        assertThat(CycleState.WRITTEN.after(CycleStep.WRITE)).contains(CycleState.WRITTEN);
        assertThat(CycleState.SEALED.after(CycleStep.WRITE)).contains(CycleState.WRITTEN);
        assertThat(CycleState.WAITING_FOR_RECEIPT.after(CycleStep.WRITE)).contains(CycleState.WAITING_FOR_RECEIPT);
    }

    @ParameterizedTest
    @EnumSource(
            value = CycleState.class,
            names = {"SEALED", "WAITING_FOR_RECEIPT", "CLOSED"})
    void isClosedByAReceiptWhereverItsMediumMayHaveLeft(CycleState state) {
        assertThat(state.after(CycleStep.CLOSE)).contains(CycleState.CLOSED);
    }

    @ParameterizedTest
    @EnumSource(CycleState.class)
    void isGivenUpOnlyWhileItWaits(CycleState state) {
        assertThat(state.after(CycleStep.GIVE_UP).isPresent()).isEqualTo(state == CycleState.WAITING_FOR_RECEIPT);
    }

    @Test
    void staysClosed() {
        assertThat(EnumSet.of(CycleStep.WRITE, CycleStep.SEAL, CycleStep.DEPART, CycleStep.FAIL))
                .allSatisfy(step -> assertThat(CycleState.CLOSED.after(step)).isEmpty());
    }

    @Test
    void isNotBroughtBackByASecondCarry() {
        assertThat(Stream.of(CycleStep.WRITE, CycleStep.SEAL, CycleStep.DEPART))
                .extracting(CycleState.WAITING_FOR_RECEIPT::after)
                .containsOnly(Optional.of(CycleState.WAITING_FOR_RECEIPT));
    }

    @ParameterizedTest
    @EnumSource(
            value = CycleState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLOSED"})
    void alwaysSaysWhatIsNextAndWhoDoesIt(CycleState state) {
        NextAction next = NextAction.of(state).orElseThrow();

        assertThat(next.what()).isNotBlank();
        assertThat(next.role()).isIn("service", "operator", "approver", "custodian");
        assertThat(next.service()).isIn("bundler", "transfer");
    }

    @Test
    void asksForNothingWhenItIsClosed() {
        assertThat(NextAction.of(CycleState.CLOSED)).isEmpty();
    }
}
