package dev.airgap.media.receipt;

import dev.airgap.trust.Json;
import dev.airgap.trust.MalformedException;
import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a site answers to the media it got: the payload of {@code return/receipt-<number>.dsse.json}. Cumulative, so that one
 * that arrives makes up for all that were lost.
 *
 * @param site the site's name
 * @param number 1 to 99,999,999, counts the site's receipts up
 * @param issuedAt by the clock of the site
 * @param previous SHA-256 of the payload of the receipt before; null for the first, and when the site lost it
 * @param rootVersion of the root document that the site trusts, 1 or more
 * @param floor below which the site accepts no bundle
 * @param served what agents are served; null before the first activation
 * @param held digests of the snapshots that the site holds, at most {@value #MOST_HELD}
 * @param transfers what became of them, the newest first, at most {@value #MOST_TRANSFERS}
 * @param rules numbers of the rule updates in use, at most {@value #MOST_RULES}
 * @param mirror what the site holds of the DMZ's log; null before the first segment
 * @param log the site's own log
 * @param policy what the receipt was allowed to say
 * @param steps entries of the site's log, with policy {@code result} (those that decided an outcome) or {@code events}
 *     (all), at most {@value #MOST_STEPS}
 */
public record Receipt(
        String site,
        long number,
        Instant issuedAt,
        @Nullable Sha256 previous,
        int rootVersion,
        Floor floor,
        @Nullable Served served,
        List<Sha256> held,
        List<ReceiptTransfer> transfers,
        List<String> rules,
        @Nullable Mirror mirror,
        LogStatement log,
        ReceiptPolicy policy,
        List<LoggedStep> steps) {

    public static final int MOST_HELD = 32;
    public static final int MOST_TRANSFERS = 100;
    public static final int MOST_RULES = 1000;
    public static final int MOST_STEPS = 5000;

    static final long HIGHEST_NUMBER = 99_999_999;

    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern ORIGIN = Pattern.compile("[!-*,-~]{1,200}");

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public Receipt {
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(floor, "floor");
        Objects.requireNonNull(log, "log");
        held = List.copyOf(held);
        transfers = List.copyOf(transfers);
        rules = List.copyOf(rules);
        steps = List.copyOf(steps);
        require(SITE.matcher(site).matches(), "site is not the name of a site: " + site);
        require(number >= 1 && number <= HIGHEST_NUMBER, "number is not 1 to 99,999,999: " + number);
        require(number > 1 || previous == null, "previous is there, and this is the first receipt");
        require(rootVersion >= 1, "rootVersion is not 1 or more: " + rootVersion);
        require(held.size() <= MOST_HELD, "held has " + held.size() + " snapshots");
        require(transfers.size() <= MOST_TRANSFERS, "transfers has " + transfers.size() + " of them");
        require(rules.size() <= MOST_RULES, "rules has " + rules.size() + " numbers");
        require(rules.stream().allMatch(ReceiptText::isShort), "rules has a number that is not 1 to 100 characters");
        require(steps.size() <= MOST_STEPS, "steps has " + steps.size() + " of them");
        require(policy != ReceiptPolicy.NONE || steps.isEmpty(), "steps are there with policy none");
        require(
                new HashSet<>(transfers.stream()
                                        .map(ReceiptTransfer::transferId)
                                        .toList())
                                .size()
                        == transfers.size(),
                "transfers names one twice");
    }

    /**
     * The site's anti-rollback floor.
     *
     * @param epoch 0 before the first activation
     * @param sequence 0 before the first activation
     */
    public record Floor(long epoch, long sequence) implements Comparable<Floor> {

        /** Before the first activation. */
        public static final Floor NONE = new Floor(0, 0);

        public Floor {
            require(epoch >= 0 && sequence >= 0, "floor is negative: " + epoch + ", " + sequence);
        }

        /** By epoch, then by sequence. */
        @Override
        public int compareTo(Floor other) {
            int byEpoch = Long.compare(epoch, other.epoch);
            return byEpoch != 0 ? byEpoch : Long.compare(sequence, other.sequence);
        }
    }

    /**
     * The bundle that agents are served from.
     *
     * @param bundleId SHA-256 of its manifest
     * @param snapshotDigest of its snapshot
     */
    public record Served(Sha256 bundleId, Sha256 snapshotDigest, long epoch, long sequence) {

        public Served {
            Objects.requireNonNull(bundleId, "bundleId");
            Objects.requireNonNull(snapshotDigest, "snapshotDigest");
            require(epoch >= 1 && sequence >= 1, "served is not 1 or more: " + epoch + ", " + sequence);
        }
    }

    /**
     * What the site holds of the DMZ's log.
     *
     * @param origin name of the log
     * @param size in entries
     * @param rootHash RFC 6962 root over them
     */
    public record Mirror(String origin, long size, Sha256 rootHash) {

        public Mirror {
            Objects.requireNonNull(rootHash, "rootHash");
            require(ORIGIN.matcher(origin).matches(), "origin is not the name of a log: " + origin);
            require(size >= 0, "mirror has a negative size: " + size);
        }
    }

    /** SHA-256 of the payload: the next receipt names it as its {@link #previous}. */
    public Sha256 digest() {
        return Sha256.of(toPayload());
    }

    /** The name of the file that it returns in. */
    public String fileName() {
        return "receipt-%08d.dsse.json".formatted(number);
    }

    /** The bytes that are signed: compact JSON, members in a fixed order. Equal receipts give equal bytes. */
    public byte[] toPayload() {
        return Json.write(ReceiptJson.of(this));
    }

    /**
     * Reads a payload. Its signature has to be verified before.
     *
     * @throws MalformedException naming the JSON path: a member missing, unknown, of another type, or out of range; or when
     *     it is not spelled as {@link #toPayload} does
     */
    public static Receipt parse(byte[] payload) {
        return ReceiptJson.read(payload);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
