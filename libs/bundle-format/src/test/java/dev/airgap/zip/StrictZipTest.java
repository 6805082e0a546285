package dev.airgap.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.zip.ZipRefusedException.Finding;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrictZipTest {

    private static final Entry FIRST = stored("first.txt", "one");
    private static final Entry SECOND = deflated("dir/second.txt", "two two two two two two");
    private static final Entry THIRD = stored("third.txt", "");

    @TempDir
    Path directory;

    record Entry(EntryHeader header, byte[] storedBytes, byte[] content) {}

    @Test
    void readsBackWhatItWrote() throws IOException {
        assertThat(read(write(FIRST, SECOND, THIRD), FIRST, SECOND, THIRD)).isNull();
    }

    @Test
    void writesTheSameBytesTwice() throws IOException {
        assertThat(Files.readAllBytes(write(FIRST, SECOND))).isEqualTo(Files.readAllBytes(write(FIRST, SECOND)));
    }

    @Test
    void anyToolReadsTheSameEntries() throws IOException {
        Path zip = write(FIRST, SECOND, THIRD);
        List<String> byDirectory = new ArrayList<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> e = file.entries(); e.hasMoreElements(); ) {
                ZipEntry entry = e.nextElement();
                byDirectory.add(entry.getName() + "=" + text(file.getInputStream(entry)));
            }
        }
        List<String> byStream = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byStream.add(entry.getName() + "=" + text(in));
            }
        }
        assertThat(byDirectory)
                .containsExactly("first.txt=one", "dir/second.txt=two two two two two two", "third.txt=")
                .isEqualTo(byStream);
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] whole = Files.readAllBytes(write(FIRST, SECOND, THIRD));
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(directory.resolve("cut"), java.util.Arrays.copyOf(whole, length));
            ZipRefusedException refused = read(cut, FIRST, SECOND, THIRD);
            assertThat(refused).as("cut to %d bytes", length).isNotNull();
            assertThat(refused.finding()).as("cut to %d bytes", length).isEqualTo(Finding.TRUNCATED);
        }
    }

    @Test
    void refusesEveryFlippedBitOutsideTheStoredBytes() throws IOException {
        byte[] whole = Files.readAllBytes(write(THIRD));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Path file = Files.write(directory.resolve("flipped"), flipped);
            assertThat(read(file, THIRD)).as("bit %d", bit).isNotNull();
        }
    }

    @Test
    void namesAnEntryThatIsMissing() throws IOException {
        ZipRefusedException refused = read(write(FIRST, THIRD), FIRST, SECOND, THIRD);
        assertThat(refused.finding()).isEqualTo(Finding.ENTRY_MISSING);
        assertThat(refused.entry()).isEqualTo("dir/second.txt");
        assertThat(refused).hasMessageContaining("third.txt");
    }

    @Test
    void namesAnEntryThatIsMissingAtTheEnd() throws IOException {
        ZipRefusedException refused = read(write(FIRST), FIRST, SECOND);
        assertThat(refused.finding()).isEqualTo(Finding.ENTRY_MISSING);
        assertThat(refused.entry()).isEqualTo("dir/second.txt");
    }

    @Test
    void namesAnEntryThatWasAdded() throws IOException {
        ZipRefusedException refused = read(write(FIRST, SECOND), FIRST);
        assertThat(refused.finding()).isEqualTo(Finding.ENTRY_ADDED);
        assertThat(refused.entry()).isEqualTo("dir/second.txt");
    }

    @Test
    void refusesAnEntryThatComesTwice() throws IOException {
        assertThat(read(write(FIRST, FIRST), FIRST).finding()).isEqualTo(Finding.ENTRY_ADDED);
    }

    @Test
    void refusesAnotherOrder() throws IOException {
        assertThat(read(write(SECOND, FIRST), FIRST, SECOND).finding()).isEqualTo(Finding.ENTRY_MISSING);
    }

    @Test
    void refusesTrailingBytes() throws IOException {
        Path zip = write(FIRST);
        Files.write(zip, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
        assertThat(read(zip, FIRST).finding()).isEqualTo(Finding.TRAILING_BYTES);
    }

    @Test
    void refusesAnArchiveBehindAnArchive() throws IOException {
        byte[] one = Files.readAllBytes(write(FIRST));
        Path two = directory.resolve("two.zip");
        Files.write(two, one);
        Files.write(two, one, java.nio.file.StandardOpenOption.APPEND);
        assertThat(read(two, FIRST).finding()).isEqualTo(Finding.TRAILING_BYTES);
    }

    @Test
    void refusesAZipOfAnotherTool() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (java.util.zip.ZipOutputStream out = new java.util.zip.ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("first.txt"));
            out.write(FIRST.content());
        }
        Path zip = Files.write(directory.resolve("other.zip"), bytes.toByteArray());
        assertThat(read(zip, FIRST).finding()).isEqualTo(Finding.HEADER_MISMATCH);
    }

    @Test
    void readsAStoredEntryOfUnknownSize() throws IOException {
        try (StrictZipReader reader = open(write(FIRST))) {
            assertThat(reader.nextStored("first.txt", 3)).isEqualTo(FIRST.content());
            reader.finish();
        }
    }

    @Test
    void refusesAnUnknownSizeOverTheLimit() throws IOException {
        try (StrictZipReader reader = open(write(FIRST))) {
            assertThatThrownBy(() -> reader.nextStored("first.txt", 2))
                    .isInstanceOfSatisfying(
                            ZipRefusedException.class,
                            e -> assertThat(e.finding()).isEqualTo(Finding.TOO_LARGE));
        }
    }

    @Test
    void aDeclaredSizeIsALimitWhileInflating() {
        Entry bomb = deflated("bomb", "0".repeat(1 << 20));
        EntryHeader lie = new EntryHeader("bomb", Method.DEFLATED, 0, bomb.storedBytes().length, 4);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        assertThatThrownBy(() -> Deflation.decode(lie, new ByteArrayInputStream(bomb.storedBytes()), content))
                .isInstanceOf(ZipRefusedException.class)
                .hasMessageContaining("exceeds the declared 4 bytes");
        assertThat(content.size()).isLessThanOrEqualTo(4);
    }

    @Test
    void refusesBytesBehindADeflateStream() {
        byte[] longer = java.util.Arrays.copyOf(SECOND.storedBytes(), SECOND.storedBytes().length + 1);
        assertThatThrownBy(() -> Deflation.decode(
                        SECOND.header(), new ByteArrayInputStream(longer), OutputStream.nullOutputStream()))
                .isInstanceOf(ZipRefusedException.class)
                .hasMessageContaining("bytes follow");
    }

    @Test
    void seventyThousandEntriesUseZip64AndAnyToolReadsThem() throws IOException {
        Path zip = directory.resolve("many.zip");
        int count = 70_000;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip));
                StrictZipWriter writer = new StrictZipWriter(out)) {
            for (int i = 0; i < count; i++) {
                writer.add(stored("f%06d".formatted(i), "").header(), InputStream.nullInputStream());
            }
            writer.finish();
        }
        try (StrictZipReader reader = open(zip)) {
            for (int i = 0; i < count; i++) {
                reader.next(stored("f%06d".formatted(i), "").header(), OutputStream.nullOutputStream());
            }
            reader.finish();
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.size()).isEqualTo(count);
        }
    }

    private Path write(Entry... entries) throws IOException {
        Path zip = Files.createTempFile(directory, "zip", ".zip");
        try (OutputStream out = Files.newOutputStream(zip);
                StrictZipWriter writer = new StrictZipWriter(out)) {
            for (Entry entry : entries) {
                writer.add(entry.header(), new ByteArrayInputStream(entry.storedBytes()));
            }
            writer.finish();
        }
        return zip;
    }

    /** The refusal, or null when the file was accepted. */
    private static ZipRefusedException read(Path zip, Entry... entries) throws IOException {
        try (StrictZipReader reader = open(zip)) {
            for (Entry entry : entries) {
                reader.next(entry.header(), OutputStream.nullOutputStream());
            }
            reader.finish();
            return null;
        } catch (ZipRefusedException refused) {
            return refused;
        }
    }

    private static StrictZipReader open(Path zip) throws IOException {
        return new StrictZipReader(FileChannel.open(zip));
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Entry stored(String name, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return new Entry(
                new EntryHeader(name, Method.STORED, crc32(content), content.length, content.length), content, content);
    }

    private static Entry deflated(String name, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, Deflation.deflater())) {
            out.write(content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        byte[] storedBytes = bytes.toByteArray();
        return new Entry(
                new EntryHeader(name, Method.DEFLATED, crc32(content), storedBytes.length, content.length),
                storedBytes,
                content);
    }

    private static long crc32(byte[] content) {
        CRC32 crc32 = new CRC32();
        crc32.update(content);
        return crc32.getValue();
    }
}
