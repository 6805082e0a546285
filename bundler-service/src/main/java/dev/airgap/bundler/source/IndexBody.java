package dev.airgap.bundler.source;

import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

/** An index on its way: read to its end, and not a byte more than it may have. */
record IndexBody(InputStream body, StallGuard guard) {

    private static final int PIECE = 16 << 10;

    /**
     * Writes all of it.
     *
     * @throws SourceException SOURCE_INDEX_MALFORMED if there are more than {@code limit} bytes
     * @throws dev.airgap.bundler.store.StorageException if it cannot be written
     * @throws IOException if the body ends with a failure, or stalls
     */
    Sha256 writeTo(OutputStream target, long limit) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        byte[] piece = new byte[PIECE];
        long length = 0;
        for (int count = next(piece); count >= 0; count = next(piece)) {
            length += count;
            if (length > limit) {
                throw new SourceException(
                        SourceFault.SOURCE_INDEX_MALFORMED, "the index is longer than " + limit + " bytes");
            }
            digest.update(piece, 0, count);
            write(target, piece, count);
        }
        return Sha256.ofDigest(digest.digest());
    }

    private int next(byte[] piece) throws IOException {
        try {
            int count = body.read(piece);
            guard.moved(count);
            return count;
        } catch (IOException e) {
            throw guard.explain(e);
        }
    }

    private static void write(OutputStream target, byte[] piece, int count) {
        try {
            target.write(piece, 0, count);
        } catch (IOException e) {
            throw IndexCache.unusable(e);
        }
    }
}
