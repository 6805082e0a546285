package dev.airgap.media.slip;

import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptTransfer;
import dev.airgap.trust.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What of a receipt is worth typing. It names the receipt by its digest: a receipt that comes later with the same number has to
 * be that one.
 *
 * @param number of the receipt, 1 to 99,999,999
 * @param receipt SHA-256 of the receipt's payload
 * @param issuedAt of the receipt, in whole seconds
 * @param rootVersion of the root document that the site trusts, 1 or more
 * @param floor below which the site accepts no bundle
 * @param served what agents are served; null before the first activation
 * @param siteLogSize entries in the site's log
 * @param mirroredLogSize entries of the DMZ's log that the site holds
 * @param rules numbers of the rule updates in use, at most {@value #MOST_RULES} of 1 to {@value #LONGEST_RULE} characters
 * @param transfers what became of them, the newest first, at most {@value #MOST_TRANSFERS}
 */
public record ReceiptSlip(
        long number,
        Sha256 receipt,
        Instant issuedAt,
        int rootVersion,
        Receipt.Floor floor,
        @Nullable Served served,
        long siteLogSize,
        long mirroredLogSize,
        List<String> rules,
        List<SlipTransfer> transfers) {

    public static final int MOST_RULES = 8;
    public static final int LONGEST_RULE = 32;
    public static final int MOST_TRANSFERS = 6;

    private static final long HIGHEST_NUMBER = 99_999_999;

    /**
     * The bundle that agents are served from.
     *
     * @param bundleId SHA-256 of its manifest
     */
    public record Served(Sha256 bundleId, long epoch, long sequence) {

        public Served {
            Objects.requireNonNull(bundleId, "bundleId");
            require(epoch >= 1 && sequence >= 1, "served is not 1 or more: " + epoch + ", " + sequence);
        }
    }

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public ReceiptSlip {
        Objects.requireNonNull(receipt, "receipt");
        Objects.requireNonNull(floor, "floor");
        issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
        rules = List.copyOf(rules);
        transfers = List.copyOf(transfers);
        require(number >= 1 && number <= HIGHEST_NUMBER, "number is not 1 to 99,999,999: " + number);
        require(issuedAt.getEpochSecond() >= 0, "issuedAt is before 1970: " + issuedAt);
        require(rootVersion >= 1, "rootVersion is not 1 or more: " + rootVersion);
        require(siteLogSize >= 0 && mirroredLogSize >= 0, "a log has a negative size");
        require(rules.size() <= MOST_RULES, "rules has " + rules.size() + " numbers");
        require(rules.stream().allMatch(ReceiptSlip::fits), "rules has a number that is not 1 to 32 ASCII characters");
        require(transfers.size() <= MOST_TRANSFERS, "transfers has " + transfers.size() + " of them");
        require(
                transfers.stream().map(SlipTransfer::transferId).distinct().count() == transfers.size(),
                "transfers names one twice");
    }

    /**
     * The slip of a receipt.
     *
     * @param isNews whether a transfer is to be told: not if the DMZ knows already what became of it
     */
    public static ReceiptSlip of(Receipt receipt, Predicate<ReceiptTransfer> isNews) {
        Receipt.Served served = receipt.served();
        Receipt.Mirror mirror = receipt.mirror();
        return new ReceiptSlip(
                receipt.number(),
                receipt.digest(),
                receipt.issuedAt(),
                receipt.rootVersion(),
                receipt.floor(),
                served == null ? null : new Served(served.bundleId(), served.epoch(), served.sequence()),
                receipt.log().claimedSize(),
                mirror == null ? 0 : mirror.size(),
                receipt.rules().stream()
                        .filter(ReceiptSlip::fits)
                        .limit(MOST_RULES)
                        .toList(),
                receipt.transfers().stream()
                        .filter(isNews)
                        .filter(SlipTransfer::fits)
                        .limit(MOST_TRANSFERS)
                        .map(SlipTransfer::of)
                        .toList());
    }

    private static boolean fits(String rule) {
        return !rule.isEmpty()
                && rule.length() <= LONGEST_RULE
                && StandardCharsets.US_ASCII.newEncoder().canEncode(rule);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
