package dev.airgap.media.log;

import dev.airgap.trust.JsonObject;
import dev.airgap.trust.MalformedException;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log segment in one pass: {@link #header}, then {@link #nextValue} until it is empty, then {@link #nextProof} until
 * it is empty. Only then is it known that the segment is complete and nothing follows it.
 *
 * <p>Every method throws {@link LogSegmentException} for bytes that are not a segment, and {@link IOException} when they
 * cannot be read.
 */
public final class LogSegmentReader implements AutoCloseable {

    private final InputStream in;
    private final SegmentLines lines;
    private final LogSegmentHeader header;
    private long values;
    private boolean ended;

    /** Reads the header. The stream needs no buffer and is closed with the reader. */
    public LogSegmentReader(InputStream in) throws IOException {
        this.in = in;
        this.lines = new SegmentLines(in);
        this.header = read(lines.next(), LogSegmentReader::headerOf);
    }

    public LogSegmentHeader header() {
        return header;
    }

    /** The next entry; empty after entry {@code to - 1}. */
    public Optional<byte[]> nextValue() throws IOException {
        if (values == header.entries()) {
            return Optional.empty();
        }
        byte[] value = read(lines.next(), json -> json.base64("value"));
        values++;
        return Optional.of(value);
    }

    /**
     * The next proof; empty after the last one, which is the end of the segment.
     *
     * @throws IllegalStateException when not all entries were read
     */
    public Optional<InclusionProof> nextProof() throws IOException {
        if (values < header.entries()) {
            throw new IllegalStateException(values + " of " + header.entries() + " entries were read");
        }
        JsonObject line = ended ? null : lines.next();
        if (line == null) {
            ended = true;
            return Optional.empty();
        }
        return Optional.of(read(line, this::proofOf));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static LogSegmentHeader headerOf(JsonObject json) {
        json.integer("schema", LogSegmentWriter.SCHEMA, LogSegmentWriter.SCHEMA);
        return new LogSegmentHeader(
                json.string("origin"), json.integer("from"), json.integer("to"), json.base64("checkpoint"));
    }

    private InclusionProof proofOf(JsonObject json) {
        JsonObject proof = json.object("proof");
        InclusionProof read = new InclusionProof(
                proof.integer("index", 0, header.to() - 1),
                proof.strings("path").stream().map(Sha256::parse).toList());
        proof.refuseUnknown();
        return read;
    }

    private <T> T read(@Nullable JsonObject line, Function<JsonObject, T> reader) {
        if (line == null) {
            throw new LogSegmentException(lines.number(), "is missing");
        }
        try {
            T read = reader.apply(line);
            line.refuseUnknown();
            return read;
        } catch (MalformedException | IllegalArgumentException e) {
            throw new LogSegmentException(lines.number(), String.valueOf(e.getMessage()), e);
        }
    }
}
