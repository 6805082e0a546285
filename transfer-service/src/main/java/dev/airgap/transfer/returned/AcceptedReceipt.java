package dev.airgap.transfer.returned;

import dev.airgap.media.KnownReceipt;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A receipt of the site that was verified and accepted.
 *
 * @param receipt what it says
 * @param sha256 of its payload
 * @param acceptedAt when it became the newest
 */
public record AcceptedReceipt(Receipt receipt, Sha256 sha256, Instant acceptedAt) {

    public long number() {
        return receipt.number();
    }

    /** Entries of the DMZ's log that the site holds. */
    public long mirroredLogSize() {
        return mirroredLogSize(receipt);
    }

    /** The root that the site trusts. */
    public OptionalInt rootVersion() {
        return OptionalInt.of(receipt.rootVersion());
    }

    /** As media that are sealed from now on say it to the site. */
    public KnownReceipt known() {
        return new KnownReceipt(number(), SiteLog.sizeIn(receipt));
    }

    static long mirroredLogSize(Receipt receipt) {
        Receipt.Mirror mirror = receipt.mirror();
        return mirror == null ? 0 : mirror.size();
    }
}
