package dev.airgap.bundle;

import dev.airgap.zip.Deflation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Takes a content once and makes both candidates for its stored form; the smaller one is committed. */
final class StoredFormWriter extends OutputStream {

    private final CRC32 crc32 = new CRC32();
    private final Deflater deflater = Deflation.deflater();
    private final PendingBlob content;
    private final PendingBlob deflated;
    private final DeflaterOutputStream deflating;
    private PendingBlob smaller;
    private String smallerSha256 = "";

    StoredFormWriter(ContentStore store) throws IOException {
        this.content = store.newBlob();
        this.deflated = store.newBlob();
        this.deflating = new DeflaterOutputStream(deflated, deflater, 1 << 16);
        this.smaller = content;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        content.write(bytes, from, count);
        deflating.write(bytes, from, count);
        crc32.update(bytes, from, count);
    }

    StoredFile finish(boolean deflatedOnly) throws IOException {
        deflating.finish();
        String sha256 = content.finish();
        String deflatedSha256 = deflated.finish();
        boolean takeDeflated = deflatedOnly || deflated.size() < content.size();
        smaller = takeDeflated ? deflated : content;
        smallerSha256 = takeDeflated ? deflatedSha256 : sha256;
        Encoding encoding = takeDeflated ? Encoding.DEFLATED : Encoding.STORED;
        return new StoredFile(sha256, content.size(), encoding, smaller.size(), smallerSha256, crc32.getValue());
    }

    void commit() throws IOException {
        smaller.commit(smallerSha256);
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        try (content;
                deflated) {
            // Both, even when the first fails.
        }
    }
}
