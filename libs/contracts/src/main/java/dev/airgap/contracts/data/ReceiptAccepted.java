package dev.airgap.contracts.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The DMZ verified a receipt of the site; it is the newest now.
 *
 * @param receiptNumber counts a site's receipts up from 1
 * @param sha256 of its payload
 * @param epoch of the site's floor; 0 with sequence 0 while nothing was activated
 * @param sequence of the site's floor
 * @param servedBundleId the bundle that agents are served from
 * @param servedSnapshotDigest its snapshot
 * @param heldSnapshots digests of the snapshots that the site holds: what a differential bundle may rest on
 * @param transfers what it says of transfers, the newest first
 * @param appliedRules numbers of the rule updates in use
 * @param siteLogSize entries in the site's log, by the checkpoint in the receipt
 * @param mirroredLogSize entries of the DMZ's log that the site holds
 * @param rootVersion of the root document that the site trusts; absent in events from before it was told
 * @param form FILE, or SLIP when it was typed or scanned: then the served snapshot, those held and the site's log are not told,
 *     and FILE may follow with the same number; absent in events from before there were slips
 */
public record ReceiptAccepted(
        String site,
        long receiptNumber,
        String sha256,
        long epoch,
        long sequence,
        @Nullable String servedBundleId,
        @Nullable String servedSnapshotDigest,
        List<String> heldSnapshots,
        List<ReceiptTransfer> transfers,
        List<String> appliedRules,
        long siteLogSize,
        long mirroredLogSize,
        @Nullable Integer rootVersion,
        @Nullable String form) {

    /** Whether it was typed or scanned. */
    public boolean cameAsSlip() {
        return "SLIP".equals(form);
    }

    /** With the snapshot of the bundle that is served, which the site holds. */
    public ReceiptAccepted serving(String snapshotDigest) {
        return new ReceiptAccepted(
                site,
                receiptNumber,
                sha256,
                epoch,
                sequence,
                servedBundleId,
                snapshotDigest,
                List.of(snapshotDigest),
                transfers,
                appliedRules,
                siteLogSize,
                mirroredLogSize,
                rootVersion,
                form);
    }
}
