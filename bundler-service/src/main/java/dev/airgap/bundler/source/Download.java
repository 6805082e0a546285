package dev.airgap.bundler.source;

import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file of an index: first what an earlier download left, then the rest from the server. They are kept
 * while they pass, so that even a killed process need not begin anew.
 *
 * <p>The end comes only if size and digest are those of the index. Any failure of the server is a {@link SourceException};
 * an {@link IOException} is this machine's. One content must not be downloaded twice at the same time: both would keep it in
 * one place.
 */
final class Download extends InputStream {

    private final SourceFile file;
    private final HttpListing listing;
    private final PartialFile partial;
    private final FileBody body;
    private final MessageDigest digest = Sha256.newDigest();

    private @Nullable InputStream kept;
    private @Nullable OutputStream keeping;
    private boolean begun;
    private boolean usedKept;
    private boolean complete;
    private long position;

    Download(HttpIndexSource source, SourceFile file, HttpListing listing) {
        this.file = file;
        this.listing = listing;
        this.partial = source.partial(file);
        this.body = new FileBody(source, file, partial, listing);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (complete || length == 0) {
            return complete ? -1 : 0;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new TransientFailure("interrupted while " + file.path() + " was read");
        }
        begin();
        int count = next(target, offset, length);
        if (count < 0) {
            requireWhole();
            complete = true;
            return -1;
        }
        digest.update(target, offset, count);
        position += count;
        return count;
    }

    private void begin() throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        long known = partial.size();
        if (known > file.size()) {
            partial.discard();
            known = 0;
        }
        // First the server says whether its file is still the one that the kept bytes are of.
        if (known < file.size() || known == 0) {
            body.connect(known, 0);
        }
        if (partial.size() > 0) {
            kept = partial.read();
            usedKept = true;
        }
        keeping = partial.append();
    }

    private int next(byte[] target, int offset, int length) throws IOException {
        if (kept != null) {
            int count = kept.read(target, offset, length);
            if (count > 0) {
                body.waitsFor(count);
                return count;
            }
            kept.close();
            kept = null;
        }
        if (position == file.size() && !body.isConnected()) {
            return -1;
        }
        int count = body.read(target, offset, length, position);
        if (count > 0) {
            keep(target, offset, count);
        }
        return count;
    }

    private void keep(byte[] target, int offset, int count) throws IOException {
        if (keeping == null) {
            throw new IllegalStateException("nothing was read yet");
        }
        keeping.write(target, offset, count);
    }

    private void requireWhole() {
        String actual = Sha256.ofDigest(digest.digest()).hex();
        String expected = file.sha256().orElseThrow();
        if (actual.equals(expected)) {
            return;
        }
        body.close();
        partial.discard();
        if (usedKept) {
            // A power cut may have damaged what was kept: the server is blamed only for bytes that all came from it
            // now.
            throw new TransientFailure(file.path() + " does not fit what an earlier download left; it begins anew");
        }
        throw listing.orChanged(
                file, FileBody.mismatch(file, "its SHA-256 should be %s and is %s".formatted(expected, actual)));
    }

    @Override
    public void close() throws IOException {
        body.close();
        if (kept != null) {
            kept.close();
        }
        if (keeping != null) {
            keeping.close();
        }
        if (complete) {
            partial.discard();
        }
    }
}
