package dev.airgap.audit.api;

import dev.airgap.audit.log.LogEntry;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An entry of the log; {@code value} is the exact bytes of the event in base64, {@code leafHash} is hex. */
record LogEntryView(
        long index,
        String leafHash,
        String sha256,
        String producer,
        long producerSeq,
        String eventId,
        String type,
        @Nullable String cycleId,
        Instant time,
        Instant loggedAt,
        byte[] value) {

    static LogEntryView of(LogEntry entry) {
        return new LogEntryView(
                entry.index(),
                HexFormat.of().formatHex(entry.leafHash()),
                entry.sha256(),
                entry.producer(),
                entry.producerSeq(),
                entry.eventId(),
                entry.type(),
                entry.cycleId(),
                entry.occurredAt(),
                entry.loggedAt(),
                entry.value());
    }
}
