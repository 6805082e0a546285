package dev.airgap.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** The sink of a check: hashes, and forgets. */
final class NothingKept implements ContentSink {

    @Override
    public boolean keepsIntact(String sha256) {
        return false;
    }

    @Override
    public PendingContent newBlob() {
        return hashed();
    }

    static PendingContent hashed() {
        return new Hashed();
    }

    @Override
    public Optional<InputStream> kept(String sha256) {
        return Optional.empty();
    }

    @Override
    public void sync() {
        // There is nothing that a power cut could take.
    }

    private static final class Hashed extends PendingContent {

        private final Digesting digesting = Digesting.into(OutputStream.nullOutputStream());

        @Override
        public void write(int b) throws IOException {
            digesting.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            digesting.write(bytes, from, count);
        }

        @Override
        public String finish() {
            return digesting.sha256();
        }

        @Override
        Optional<InputStream> reopen() {
            return Optional.empty();
        }

        @Override
        public void commit(String sha256) {
            // Verified was all that was asked for.
        }
    }
}
