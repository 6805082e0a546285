package dev.airgap.audit.extract;

import dev.airgap.audit.log.AuditLog;
import dev.airgap.audit.log.LogEntry;
import dev.airgap.media.log.LogSegmentHeader;
import dev.airgap.media.log.LogSegmentWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A piece of the log, ready to be written: everything that could still be missing was looked for. */
public final class LogSegment {

    private static final int PAGE = 200;

    private final AuditLog log;
    private final LogSegmentHeader header;
    private final List<Proof> proofs;

    /** The audit path of one entry. */
    record Proof(long index, List<byte[]> path) {}

    LogSegment(AuditLog log, LogSegmentHeader header, List<Proof> proofs) {
        this.log = log;
        this.header = header;
        this.proofs = List.copyOf(proofs);
    }

    /** Writes it in flat memory; the stream is neither buffered nor closed here. */
    public void writeTo(OutputStream out) throws IOException {
        LogSegmentWriter writer = new LogSegmentWriter(out, header);
        for (long index = header.from(); index < header.to(); index += PAGE) {
            int limit = (int) Math.min(PAGE, header.to() - index);
            for (LogEntry entry : log.entries(index, limit)) {
                writer.value(entry.value());
            }
        }
        for (Proof proof : proofs) {
            writer.proof(proof.index(), proof.path());
        }
        writer.finish();
    }
}
