package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.Bundles;
import dev.airgap.bundler.bundle.ReleasedBundle;
import dev.airgap.bundler.site.Cause;
import dev.airgap.bundler.site.Sites;
import dev.airgap.contracts.data.ReceiptAccepted;
import dev.airgap.contracts.data.ReceiptTransfer;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows from a site's receipt. It is cumulative: it says again what earlier ones said, and may say what an earlier one
 * that got lost would have, so it can close several cycles, and correct some that two persons closed.
 */
@ApplicationScoped
public class Receipts {

    private final CycleRows rows;
    private final Closing closing;
    private final Bundles bundles;
    private final Sites sites;
    private final SiteReview review;
    private final Here here;

    Receipts(CycleRows rows, Closing closing, Bundles bundles, Sites sites, SiteReview review, Here here) {
        this.rows = rows;
        this.closing = closing;
        this.bundles = bundles;
        this.sites = sites;
        this.review = review;
        this.here = here;
    }

    /**
     * A receipt was accepted. One that is not newer than the newest changes nothing.
     *
     * @param at when it was accepted
     * @throws UnknownSiteException if it is another site's
     */
    @Transactional(TxType.MANDATORY)
    public void accepted(ReceiptAccepted receipt, Instant at, Cause cause) {
        if (!receipt.site().equals(here.site())) {
            throw new UnknownSiteException(here.site());
        }
        if (!sites.isNews(receipt)) {
            Log.warnf("receipt ignored: nothing in it is news receiptNumber=%d", receipt.receiptNumber());
            return;
        }
        // The oldest first: whether a bundle brought something new depends on what was served before it.
        for (ReceiptTransfer transfer : receipt.transfers().reversed()) {
            settle(transfer, receipt.receiptNumber(), cause);
        }
        sites.reported(spelledOut(receipt), at);
        review.of(
                receipt.site(), cause.inCycle(rows.newestClosed(receipt.site()).map(CycleEntity::id)));
    }

    /** A slip names the bundle that is served, and no snapshots: what serves one holds it. */
    private ReceiptAccepted spelledOut(ReceiptAccepted receipt) {
        return Optional.ofNullable(receipt.servedBundleId())
                .filter(bundle -> receipt.cameAsSlip())
                .flatMap(bundles::find)
                .map(ReleasedBundle::snapshotDigest)
                .map(receipt::serving)
                .orElse(receipt);
    }

    private void settle(ReceiptTransfer transfer, long receiptNumber, Cause cause) {
        Optional<CycleEntity> known = rows.lockedIfKnown(transfer.cycleId())
                .filter(row ->
                        row.transferId().filter(transfer.transferId()::equals).isPresent());
        if (known.isEmpty()) {
            Log.warnf(
                    "receipt names a transfer that no cycle has transferId=%s cycleId=%s",
                    transfer.transferId(), transfer.cycleId());
            return;
        }
        CycleEntity row = known.get();
        Outcome.of(transfer, bringsNothingNew(row), row.missingRules())
                .filter(outcome -> isNews(row, outcome))
                .ifPresent(outcome -> close(row, outcome, receiptNumber, cause));
    }

    private void close(CycleEntity row, Outcome outcome, long receiptNumber, Cause cause) {
        if (row.state().after(CycleStep.CLOSE).isEmpty()) {
            Log.warnf("receipt names a cycle whose medium cannot have left cycleId=%s state=%s", row.id(), row.state());
            return;
        }
        closing.reported(row, outcome, receiptNumber, cause);
        Log.infof(
                "cycle closed cycleId=%s outcome=%s code=%s receiptNumber=%d",
                row.id(), outcome.standing(), outcome.code(), receiptNumber);
    }

    private static boolean isNews(CycleEntity row, Outcome outcome) {
        return row.receiptNumber().isEmpty()
                || row.outcome().filter(outcome::isSameAs).isEmpty();
    }

    /** Compared with what the site served before, not with what was released before: that may never have arrived. */
    private boolean bringsNothingNew(CycleEntity row) {
        Optional<String> before = rows.activatedBefore(row).flatMap(this::snapshotDigest);
        return before.isPresent() && before.equals(snapshotDigest(row));
    }

    private Optional<String> snapshotDigest(CycleEntity row) {
        return row.bundleId().flatMap(bundles::find).map(ReleasedBundle::snapshotDigest);
    }
}
