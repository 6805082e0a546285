package dev.airgap.transfer.custody;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a transfer is. DRAFTED to DEPARTED, FAILED, LOST and EXPIRED exist in the DMZ; ARRIVED, VERIFIED and DELIVERED in the
 * air gap; REJECTED, RECEIPTED and CLOSED in both.
 */
public enum TransferState {
    /** Not all files of the cycle are known. */
    DRAFTED,
    READY,
    WRITING,
    WRITTEN,
    APPROVED,
    /** The audit log's segment is fetched and written, then the manifest is signed. */
    SEALING,
    SEALED,
    DEPARTED,
    /** Not on any medium; can be written again. */
    FAILED,
    /** It left, and nobody knows what became of it. A receipt that comes after all tells what became of it. */
    LOST,
    /** It did not leave before what it carries could not be imported any more. */
    EXPIRED,
    /** Received at the site, sealed by the DMZ; its files are being read. */
    ARRIVED,
    /** Read completely, matched and kept; its files are about to be put in place. */
    VERIFIED,
    DELIVERED,
    /** The site took nothing from its medium. In the air gap it can arrive again. */
    REJECTED,
    /** In the DMZ: the site has said what became of it. In the air gap: that is on the medium. */
    RECEIPTED,
    /** Nothing is left to be done: in the DMZ its cycle is closed, in the air gap the DMZ has the receipt. */
    CLOSED;

    /** The one table of transitions: what each step leads to, and from where it can be taken. */
    private static final Map<TransferStep, Transition> TABLE = Map.ofEntries(
            to(READY, TransferStep.COMPLETE, EnumSet.of(DRAFTED)),
            // Until it is sealed it may be written again, to the same medium or another; who agreed, agrees anew.
            to(WRITING, TransferStep.WRITE, EnumSet.of(READY, WRITTEN, APPROVED, FAILED)),
            to(WRITTEN, TransferStep.FINISH_WRITING, EnumSet.of(WRITING)),
            to(FAILED, TransferStep.FAIL, EnumSet.of(WRITING, WRITTEN, APPROVED, SEALING, SEALED)),
            to(APPROVED, TransferStep.APPROVE, EnumSet.of(WRITTEN)),
            to(SEALING, TransferStep.SEAL, EnumSet.of(APPROVED)),
            to(SEALED, TransferStep.FINISH_SEALING, EnumSet.of(SEALING)),
            to(APPROVED, TransferStep.STOP_SEALING, EnumSet.of(SEALING)),
            to(DEPARTED, TransferStep.DEPART, EnumSet.of(SEALED)),
            to(SEALED, TransferStep.REPLACE_VOLUME, EnumSet.of(SEALED, DEPARTED, LOST)),
            to(LOST, TransferStep.LOSE, EnumSet.of(DEPARTED)),
            to(DEPARTED, TransferStep.FIND, EnumSet.of(LOST)),
            to(EXPIRED, TransferStep.EXPIRE, EnumSet.of(DRAFTED, READY, WRITTEN, APPROVED, SEALED, FAILED)),
            to(ARRIVED, TransferStep.ARRIVE, EnumSet.of(ARRIVED, REJECTED)),
            to(VERIFIED, TransferStep.VERIFY, EnumSet.of(ARRIVED)),
            to(DELIVERED, TransferStep.DELIVER, EnumSet.of(VERIFIED)),
            // A medium may have left without anybody saying so.
            to(REJECTED, TransferStep.REJECT, EnumSet.of(ARRIVED, SEALED, DEPARTED, LOST)),
            to(RECEIPTED, TransferStep.RECEIPT, EnumSet.of(SEALED, DEPARTED, LOST, DELIVERED, REJECTED)),
            to(CLOSED, TransferStep.CLOSE, EnumSet.of(RECEIPTED)));

    private record Transition(TransferState state, Set<TransferState> from) {}

    private static Map.Entry<TransferStep, Transition> to(
            TransferState state, TransferStep step, Set<TransferState> from) {
        return Map.entry(step, new Transition(state, from));
    }

    /** The state after {@code step}, or empty if it cannot be taken here. */
    public Optional<TransferState> after(TransferStep step) {
        return Optional.ofNullable(TABLE.get(step))
                .filter(transition -> transition.from().contains(this))
                .map(Transition::state);
    }

    /** Whether it was written completely and has not left. */
    public boolean isOnTheMediumHere() {
        return isWrittenHere() || this == SEALING;
    }

    /** Whether it lies on a medium that has not left, and nobody works on it. */
    public boolean isWrittenHere() {
        return this == WRITTEN || this == APPROVED || this == SEALED;
    }

    /** Whether somebody still counts on it being on its medium: it has not left, or nobody has said what became of it. */
    public boolean isNeededOnItsMedium() {
        return isOnTheMediumHere() || this == DEPARTED;
    }

    /** Whether its files were put in place at the site. */
    public boolean isDelivered() {
        return this == DELIVERED || this == RECEIPTED || this == CLOSED;
    }

    /** Whether the site took it from its medium, for good. */
    public boolean isTaken() {
        return this == VERIFIED || isDelivered();
    }
}
