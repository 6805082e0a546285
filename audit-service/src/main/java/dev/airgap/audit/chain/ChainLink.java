package dev.airgap.audit.chain;

import dev.airgap.audit.log.NewEntry;
import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One event of a producer's chain, as it was received. What the database could not store is refused here: an event that
 * can never be stored must not be tried for ever.
 *
 * @param value the exact bytes
 * @param sha256 their digest, which the producer's next event must carry
 * @param producer {@code zone/service}
 * @param seq its number at the producer, from 1
 * @param previous SHA-256 of the producer's previous event, 64 zeros for the first
 */
record ChainLink(
        byte[] value,
        String sha256,
        String producer,
        long seq,
        String previous,
        String eventId,
        String type,
        Optional<String> cycleId,
        Instant occurredAt) {

    private static final Pattern NAME = Pattern.compile("[!-~]{1,200}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    ChainLink {
        if (seq < 1) {
            throw new IllegalArgumentException("producerseq is 1 or more, not " + seq);
        }
        Sha256.parse(sha256);
        Sha256.parse(previous);
        requireName("source", producer);
        requireName("id", eventId);
        requireName("type", type);
        cycleId.ifPresent(id -> requireName("cycleid", id));
        if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(LATEST)) {
            throw new IllegalArgumentException("time is out of range: " + occurredAt);
        }
    }

    NewEntry toEntry() {
        return new NewEntry(value, sha256, producer, seq, eventId, type, cycleId, occurredAt);
    }

    private static void requireName(String attribute, String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(attribute + " is not 1 to 200 printable ASCII characters");
        }
    }
}
