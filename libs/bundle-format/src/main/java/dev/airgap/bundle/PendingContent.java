package dev.airgap.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Bytes on their way into a {@link ContentSink}: nothing of them is there before {@link #commit}. */
public abstract class PendingContent extends OutputStream {

    /** For the sinks of this package. */
    PendingContent() {}

    /** Ends writing and returns the SHA-256 of the bytes; {@link #commit} decides whether they are kept. */
    public abstract String finish() throws IOException;

    /** The finished bytes, before they are committed; empty if they were only hashed. */
    abstract Optional<InputStream> reopen() throws IOException;

    /** Keeps the finished bytes under the digest that {@link #finish} returned. */
    public abstract void commit(String sha256) throws IOException;
}
