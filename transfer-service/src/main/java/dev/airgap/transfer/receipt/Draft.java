package dev.airgap.transfer.receipt;

import dev.airgap.media.receipt.LoggedStep;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptFile;
import dev.airgap.media.receipt.ReceiptPolicy;
import dev.airgap.media.receipt.ReceiptTransfer;
import dev.airgap.transfer.auditlog.Statement;
import dev.airgap.transfer.outcome.CarriedOutcome;
import dev.airgap.transfer.outcome.Carry;
import dev.airgap.transfer.site.SiteState;
import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt will say.
 *
 * @param site its name
 * @param state what it serves
 * @param held digests of the snapshots it holds
 * @param carries what became of transfers, newest first
 * @param statement of the site's log
 * @param policy what may be said
 */
record Draft(
        String site,
        int rootVersion,
        SiteState state,
        List<String> held,
        List<Carry> carries,
        Statement statement,
        ReceiptPolicy policy) {

    private static final String REFUSED = "REFUSED";

    /** Twice base64 makes 16 of 9 bytes; the envelope has 8 MiB, and the rest of the receipt needs its share. */
    private static final long MOST_STEP_BYTES = 3L << 20;

    private static final int HASH_BYTES = 67;

    Receipt numbered(long number, @Nullable Sha256 previous, Instant now) {
        return new Receipt(
                site,
                number,
                now.truncatedTo(ChronoUnit.MILLIS),
                previous,
                rootVersion,
                new Receipt.Floor(state.floorEpoch(), state.floorSequence()),
                served(),
                held.stream().map(Sha256::parse).toList(),
                carries.stream().map(this::told).toList(),
                Optional.ofNullable(state.rulesInUse()).map(List::of).orElse(List.of()),
                statement.mirrored(),
                statement.log(),
                policy,
                policy == ReceiptPolicy.NONE ? List.of() : newestThatFit(statement.loggedSteps()));
    }

    /** A site with much to tell still answers: what does not fit stays in its log. */
    private static List<LoggedStep> newestThatFit(List<LoggedStep> steps) {
        int first = steps.size();
        long bytes = 0;
        while (first > 0 && steps.size() - first < Receipt.MOST_STEPS) {
            LoggedStep step = steps.get(first - 1);
            bytes += step.value().length
                    + (long) HASH_BYTES * step.inclusion().path().size();
            if (bytes > MOST_STEP_BYTES) {
                break;
            }
            first--;
        }
        return steps.subList(first, steps.size());
    }

    private Receipt.@Nullable Served served() {
        SiteState.Served served = state.served();
        return served == null
                ? null
                : new Receipt.Served(
                        Sha256.parse(served.bundleId()),
                        Sha256.parse(served.snapshotDigest()),
                        served.epoch(),
                        served.sequence());
    }

    private ReceiptTransfer told(Carry carry) {
        List<ReceiptFile> files = carry.files().stream().map(this::told).toList();
        if (carry.code() == null || policy != ReceiptPolicy.NONE) {
            return new ReceiptTransfer(carry.transferId(), carry.cycleId(), carry.code(), carry.detail(), files);
        }
        // That the medium was refused is an outcome; why is a reason.
        return new ReceiptTransfer(carry.transferId(), carry.cycleId(), REFUSED, null, files);
    }

    private ReceiptFile told(CarriedOutcome file) {
        boolean reasons = policy != ReceiptPolicy.NONE;
        return new ReceiptFile(
                file.name(),
                file.kind(),
                file.id(),
                file.outcome(),
                reasons ? file.code() : null,
                reasons ? file.detail() : null);
    }
}
