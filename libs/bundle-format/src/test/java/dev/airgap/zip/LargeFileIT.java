package dev.airgap.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes and offsets beyond 32 bits, in a sparse file. */
class LargeFileIT {

    private static final long FIVE_GIB = 5L << 30;

    /** Its CRC-32 is never computed: only headers are compared here. */
    private static final EntryHeader LARGE = new EntryHeader("large", Method.STORED, 0, FIVE_GIB, FIVE_GIB);

    private static final EntryHeader BEHIND = new EntryHeader("small", Method.STORED, 0, 0, 0);

    @TempDir
    Path directory;

    @Test
    void anEntryOfFiveGibibytesAndOneBehindItAreReadBackAndFoundByAnyTool() throws IOException {
        Path zip = directory.resolve("large.zip");
        try (SparseOutput out = new SparseOutput(zip);
                StrictZipWriter writer = new StrictZipWriter(out)) {
            writer.add(LARGE, new Zeros(FIVE_GIB));
            writer.add(BEHIND, InputStream.nullInputStream());
            writer.finish();
        }
        try (StrictZipReader reader = new StrictZipReader(FileChannel.open(zip))) {
            reader.next(LARGE, OutputStream.nullOutputStream());
            reader.next(BEHIND, OutputStream.nullOutputStream());
            reader.finish();
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.getEntry("large").getSize()).isEqualTo(FIVE_GIB);
            assertThat(file.getInputStream(file.getEntry("small"))).isEmpty();
        }
    }
}
