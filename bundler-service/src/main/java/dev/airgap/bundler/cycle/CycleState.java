package dev.airgap.bundler.cycle;

import static dev.airgap.bundler.cycle.CycleStep.AWAIT_SIGNATURES;
import static dev.airgap.bundler.cycle.CycleStep.CLOSE;
import static dev.airgap.bundler.cycle.CycleStep.DEPART;
import static dev.airgap.bundler.cycle.CycleStep.FAIL;
import static dev.airgap.bundler.cycle.CycleStep.GIVE_UP;
import static dev.airgap.bundler.cycle.CycleStep.RELEASE;
import static dev.airgap.bundler.cycle.CycleStep.SEAL;
import static dev.airgap.bundler.cycle.CycleStep.SIGN;
import static dev.airgap.bundler.cycle.CycleStep.TAKE_SNAPSHOT;
import static dev.airgap.bundler.cycle.CycleStep.WRITE;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Where a cycle is, and the one table of how it gets on. */
public enum CycleState {
    /** Waits for its turn, or the update source is being read. */
    STARTED,
    /** The bundle is being built. */
    SNAPSHOT_TAKEN,
    /** The bundle's manifest waits for signatures of people. */
    AWAITING_SIGNATURES,
    /** The bundle is signed; a medium has to be written. */
    RELEASED,
    /** Written and read back; the medium has to be sealed. */
    WRITTEN,
    /** Sealed; the medium has to be handed over. */
    SEALED,
    /** The medium is on its way; the site's receipt is awaited. */
    WAITING_FOR_RECEIPT,
    /** It is known, or two persons have said, what became of it. */
    CLOSED,
    /** Ended before its bundle was released. */
    FAILED;

    private static final Map<CycleState, Map<CycleStep, CycleState>> TABLE = table();

    private static Map<CycleState, Map<CycleStep, CycleState>> table() {
        Map<CycleState, Map<CycleStep, CycleState>> table = new EnumMap<>(CycleState.class);
        table.put(STARTED, Map.of(TAKE_SNAPSHOT, SNAPSHOT_TAKEN, FAIL, FAILED));
        table.put(SNAPSHOT_TAKEN, Map.of(AWAIT_SIGNATURES, AWAITING_SIGNATURES, RELEASE, RELEASED, FAIL, FAILED));
        // A root that is replaced meanwhile makes another manifest of it, which waits again.
        table.put(
                AWAITING_SIGNATURES,
                Map.of(
                        AWAIT_SIGNATURES,
                        AWAITING_SIGNATURES,
                        SIGN,
                        AWAITING_SIGNATURES,
                        RELEASE,
                        RELEASED,
                        FAIL,
                        FAILED));
        table.put(RELEASED, Map.of(WRITE, WRITTEN));
        // A written transfer can be written again, to another medium, until it is sealed.
        table.put(WRITTEN, Map.of(WRITE, WRITTEN, SEAL, SEALED));
        // Another transfer may be written over a sealed medium, then this one is written again; one of several media
        // may be
        // sealed once more. And a medium may have
        // left without anybody saying so: what the site says of it counts.
        table.put(SEALED, Map.of(WRITE, WRITTEN, SEAL, SEALED, DEPART, WAITING_FOR_RECEIPT, CLOSE, CLOSED));
        // A second carry of the same bundle, because the first was lost, does not bring the cycle back.
        table.put(
                WAITING_FOR_RECEIPT,
                Map.of(
                        WRITE,
                        WAITING_FOR_RECEIPT,
                        SEAL,
                        WAITING_FOR_RECEIPT,
                        DEPART,
                        WAITING_FOR_RECEIPT,
                        CLOSE,
                        CLOSED,
                        GIVE_UP,
                        CLOSED));
        // A receipt that comes later corrects what was said before.
        table.put(CLOSED, Map.of(CLOSE, CLOSED));
        table.put(FAILED, Map.of());
        return table;
    }

    /** The state after {@code step}; empty if the step is not possible here. */
    Optional<CycleState> after(CycleStep step) {
        return Optional.ofNullable(TABLE.getOrDefault(this, Map.of()).get(step));
    }
}
