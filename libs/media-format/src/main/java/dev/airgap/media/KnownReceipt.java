package dev.airgap.media;

/**
 * The newest receipt of the site that the DMZ had accepted when it sealed a transfer.
 *
 * @param number of the receipt, 1 or more
 * @param siteLogSize entries in the site's log by the checkpoint in that receipt, or in the newest that came as a file and not as
 *     a slip; the next receipt proves growth from it
 * @param slip whether only its slip came
 */
public record KnownReceipt(long number, long siteLogSize, boolean slip) {

    /** One that came as its file. */
    public KnownReceipt(long number, long siteLogSize) {
        this(number, siteLogSize, false);
    }

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public KnownReceipt {
        if (number < 1) {
            throw new IllegalArgumentException("number is not 1 or more: " + number);
        }
        if (siteLogSize < 0) {
            throw new IllegalArgumentException("siteLogSize is negative: " + siteLogSize);
        }
    }
}
