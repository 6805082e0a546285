package dev.airgap.media.receipt;

import dev.airgap.media.receipt.ReceiptException.Finding;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.MalformedException;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.UntrustedException;
import java.util.List;

/** A receipt's envelope: the file that returns. */
public final class SignedReceipt {

    /** Largest envelope in bytes. */
    public static final int LARGEST_BYTES = 8 << 20;

    private SignedReceipt() {}

    /**
     * The file's bytes.
     *
     * @param signer holds a key that the root document delegates role SITE for the receipt's site
     * @throws IllegalArgumentException when they are more than {@value #LARGEST_BYTES}: the steps have to be fewer
     */
    public static byte[] sign(Receipt receipt, Signer signer) {
        byte[] bytes = Envelope.sign(PayloadTypes.RECEIPT, receipt.toPayload(), List.of(signer))
                .toBytes();
        if (bytes.length > LARGEST_BYTES) {
            throw new IllegalArgumentException("a receipt of " + bytes.length + " bytes is larger than 8 MiB");
        }
        return bytes;
    }

    /**
     * Reads a receipt and verifies that {@code site} signed it.
     *
     * @throws ReceiptException RECEIPT_FORGED, RECEIPT_MALFORMED, RECEIPT_WRONG_SITE
     */
    public static Receipt verify(byte[] bytes, TrustedRoot root, String site) {
        Receipt receipt;
        try {
            receipt = Receipt.parse(payload(bytes, root, site));
        } catch (MalformedException e) {
            throw new ReceiptException(Finding.RECEIPT_MALFORMED, "Not a receipt: " + e.getMessage(), e);
        }
        requireSite(receipt, site);
        return receipt;
    }

    private static byte[] payload(byte[] bytes, TrustedRoot root, String site) {
        Envelope envelope;
        try {
            envelope = Envelope.parse(bytes, LARGEST_BYTES);
        } catch (TrustException e) {
            throw forged(e);
        }
        try {
            return root.verify(envelope, Role.SITE, site, PayloadTypes.RECEIPT).payload();
        } catch (UntrustedException e) {
            // The medium of another site is an everyday mix-up and deserves its own words. The claim is not trusted: it
            // decides only between two refusals.
            requireSiteOfClaim(envelope, site);
            throw forged(e);
        }
    }

    private static void requireSiteOfClaim(Envelope envelope, String site) {
        try {
            requireSite(Receipt.parse(envelope.payload()), site);
        } catch (MalformedException e) {
            // Then it is not a receipt at all, and forged is what the caller says.
        }
    }

    private static void requireSite(Receipt receipt, String site) {
        if (!receipt.site().equals(site)) {
            throw new ReceiptException(
                    Finding.RECEIPT_WRONG_SITE, "The receipt is of site " + receipt.site() + ", not of " + site, null);
        }
    }

    private static ReceiptException forged(TrustException e) {
        return new ReceiptException(
                Finding.RECEIPT_FORGED, "Not signed by the site: " + e.code() + ": " + e.getMessage(), e);
    }
}
