package dev.airgap.transfer.arrival;

import dev.airgap.transfer.custody.NextAction;
import dev.airgap.transfer.custody.Reception;
import dev.airgap.transfer.custody.TransferError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to read the medium that stands ready.
 *
 * @param number counts arrivals up
 * @param mediumSerial which medium it should be, if the custodian said so
 * @param reception who received it, from whom
 * @param atDesk whether the medium is at a desk, and not mounted at this service
 * @param transferIds the transfers taken from it
 * @param ignored what operating systems left on it
 */
public record Arrival(
        String id,
        long number,
        ArrivalState state,
        @Nullable String mediumSerial,
        Reception reception,
        boolean atDesk,
        List<String> transferIds,
        List<String> ignored,
        @Nullable TransferError failure,
        Instant startedAt,
        Instant updatedAt) {

    public Arrival {
        transferIds = List.copyOf(transferIds);
        ignored = List.copyOf(ignored);
    }

    public String custodian() {
        return reception.custodian();
    }

    public Optional<TransferError> error() {
        return Optional.ofNullable(failure);
    }

    /** What has to happen next. */
    public NextAction nextAction() {
        return switch (state) {
            case RECEIVING -> new NextAction("go on with 'airgap media read'", "custodian", "transfer");
            case RUNNING -> new NextAction("the medium is read", "service", "transfer");
            case DELIVERED ->
                new NextAction(
                        "the bundle is imported and the rule update waits for confirmation", "approver", "rules");
            case INCOMPLETE -> new NextAction("bring the other media of the transfer", "custodian", "transfer");
            case REFUSED ->
                error().filter(it -> it.code().equals(Refusal.LOG_FORK_HOLD)).isPresent()
                        ? new NextAction("look into the fork, then confirm clear-log-fork", "approver", "transfer")
                        : new NextAction(
                                "remove the cause of the error, then record the arrival again",
                                "custodian",
                                "transfer");
            case NOTHING_NEW -> new NextAction("bring a medium with a new transfer", "custodian", "transfer");
        };
    }
}
