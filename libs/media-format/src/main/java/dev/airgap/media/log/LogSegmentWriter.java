package dev.airgap.media.log;

import dev.airgap.trust.Json;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a log segment, line by line: the header, every entry from {@code from} to {@code to}, proofs, {@link #finish}.
 * Lines are compact JSON and end in a line feed.
 */
public final class LogSegmentWriter {

    static final int SCHEMA = 1;
    static final int LONGEST_LINE_BYTES = 2 << 20;

    private final OutputStream out;
    private final LogSegmentHeader header;
    private long values;

    /**
     * Writes the header.
     *
     * @param out neither buffered nor closed here
     */
    public LogSegmentWriter(OutputStream out, LogSegmentHeader header) throws IOException {
        this.out = out;
        this.header = header;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("origin", header.origin());
        json.put("from", header.from());
        json.put("to", header.to());
        json.put("checkpoint", Base64.getEncoder().encodeToString(header.checkpoint()));
        line(json);
    }

    /**
     * The next entry, exactly as it was logged.
     *
     * @throws IllegalArgumentException when its line would be longer than 2 MiB
     * @throws IllegalStateException when all entries are written
     */
    public void value(byte[] value) throws IOException {
        if (values == header.entries()) {
            throw new IllegalStateException("the segment has only " + header.entries() + " entries");
        }
        line(Map.of("value", Base64.getEncoder().encodeToString(value)));
        values++;
    }

    /**
     * An entry's audit path in the tree of size {@code to}.
     *
     * @throws IllegalStateException when entries are missing before it
     */
    public void proof(long index, List<byte[]> path) throws IOException {
        requireAllValues();
        proof(new InclusionProof(index, path.stream().map(Sha256::ofDigest).toList()));
    }

    private void proof(InclusionProof proof) throws IOException {
        if (proof.index() >= header.to()) {
            throw new IllegalArgumentException("no entry " + proof.index() + " in a tree of " + header.to());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("index", proof.index());
        json.put("path", proof.path().stream().map(Sha256::hex).toList());
        line(Map.of("proof", json));
    }

    /**
     * Ends the segment and flushes.
     *
     * @throws IllegalStateException when entries are missing
     */
    public void finish() throws IOException {
        requireAllValues();
        out.flush();
    }

    private void requireAllValues() {
        if (values < header.entries()) {
            throw new IllegalStateException(values + " of " + header.entries() + " entries are written");
        }
    }

    private void line(Map<String, ?> json) throws IOException {
        byte[] line = Json.write(json);
        if (line.length > LONGEST_LINE_BYTES) {
            throw new IllegalArgumentException("a line of " + line.length + " bytes is longer than 2 MiB");
        }
        out.write(line);
        out.write('\n');
    }
}
