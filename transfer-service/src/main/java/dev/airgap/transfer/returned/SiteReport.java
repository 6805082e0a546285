package dev.airgap.transfer.returned;

import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptPolicy;
import dev.airgap.media.receipt.ReceiptTransfer;
import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a site said with a receipt, in whichever form it came.
 *
 * @param form how it came
 * @param sha256 of the receipt's payload
 * @param previous the receipt that it follows; null when it does not say
 * @param servedSnapshot of the bundle that is served; null when a slip named only the bundle
 * @param held snapshots that the site holds; none when it does not say
 * @param policy what it was allowed to say; null when it does not say
 */
public record SiteReport(
        ReceiptForm form,
        String site,
        long number,
        Sha256 sha256,
        @Nullable Sha256 previous,
        Instant issuedAt,
        int rootVersion,
        Receipt.Floor floor,
        @Nullable Sha256 servedBundle,
        @Nullable Sha256 servedSnapshot,
        List<Sha256> held,
        List<ReceiptTransfer> transfers,
        List<String> rules,
        long siteLogSize,
        long mirroredLogSize,
        @Nullable ReceiptPolicy policy) {

    public SiteReport {
        held = List.copyOf(held);
        transfers = List.copyOf(transfers);
        rules = List.copyOf(rules);
    }

    /** @throws IllegalArgumentException if its checkpoint has no size */
    static SiteReport of(Receipt receipt) {
        Optional<Receipt.Served> served = Optional.ofNullable(receipt.served());
        Receipt.Mirror mirror = receipt.mirror();
        return new SiteReport(
                ReceiptForm.FILE,
                receipt.site(),
                receipt.number(),
                receipt.digest(),
                receipt.previous(),
                receipt.issuedAt(),
                receipt.rootVersion(),
                receipt.floor(),
                served.map(Receipt.Served::bundleId).orElse(null),
                served.map(Receipt.Served::snapshotDigest).orElse(null),
                receipt.held(),
                receipt.transfers(),
                receipt.rules(),
                receipt.log().claimedSize(),
                mirror == null ? 0 : mirror.size(),
                receipt.policy());
    }
}
