package dev.airgap.transfer.returned;

import dev.airgap.transfer.custody.NextAction;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.medium.HandOver;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to read what came back on the medium that stands ready.
 *
 * @param number counts requests up
 * @param mediumSerial which medium it should be, if the custodian said so
 * @param custodian who took it
 * @param handOver who brought it; null for one from before that was recorded
 * @param atDesk whether the medium is at a desk, and not mounted at this service
 * @param receiptNumber the receipt that was accepted
 * @param needListNumber the need list that was accepted
 * @param failure why something on it was refused; there can be one beside an accepted receipt
 */
public record MediumReturn(
        String id,
        long number,
        ReturnState state,
        @Nullable String mediumSerial,
        String custodian,
        @Nullable HandOver handOver,
        boolean atDesk,
        @Nullable Long receiptNumber,
        @Nullable Long needListNumber,
        @Nullable TransferError failure,
        Instant startedAt,
        @Nullable Instant endedAt) {

    public Optional<TransferError> error() {
        return Optional.ofNullable(failure);
    }

    /** What has to happen next. */
    public NextAction nextAction() {
        return switch (state) {
            case RECEIVING -> new NextAction("go on with 'airgap media read'", "custodian", "transfer");
            case RUNNING -> new NextAction("what came back is verified", "service", "transfer");
            case ACCEPTED -> new NextAction("the cycles it reports are closed", "service", "bundler");
            case REFUSED -> new NextAction("find out why, then read the medium again", "custodian", "transfer");
            case NOTHING_RETURNED ->
                new NextAction("have the site write its receipt to the medium", "custodian", "transfer");
        };
    }
}
