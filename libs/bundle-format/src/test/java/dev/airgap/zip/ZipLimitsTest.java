package dev.airgap.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.zip.ZipRefusedException.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a writer does not write, and a reader says about what it does not read. */
class ZipLimitsTest {

    @TempDir
    Path directory;

    @Test
    void writesNoEntryWhoseStoredBytesAreMoreOrFewerThanItSays() {
        EntryHeader three = new EntryHeader("a", Method.STORED, 0, 3, 3);
        try (StrictZipWriter writer = new StrictZipWriter(OutputStream.nullOutputStream())) {
            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> writer.add(three, new ByteArrayInputStream(new byte[2])))
                    .withMessageContaining("end 1 bytes early");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> writer.add(three, new ByteArrayInputStream(new byte[4])))
                    .withMessageContaining("more than 3 stored bytes");
        }
    }

    @Test
    void copiesStoredBytesThatDoNotFitOneBuffer() throws IOException {
        byte[] content = new byte[(1 << 16) + 17];
        content[1 << 16] = 1;
        EntryHeader header = stored(content.length, crc32(content));
        Path zip = directory.resolve("large.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                StrictZipWriter writer = new StrictZipWriter(out)) {
            writer.add(header, new ByteArrayInputStream(content));
            writer.finish();
        }
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (StrictZipReader reader = new StrictZipReader(FileChannel.open(zip))) {
            reader.next(header, read);
            assertThat(reader.offset()).isEqualTo(31 + content.length);
            reader.finish();
            assertThat(reader.offset()).isEqualTo(Files.size(zip));
        }
        assertThat(read.toByteArray()).isEqualTo(content);
    }

    @Test
    void refusesAnEntryOfUnknownSizeWhoseBytesWereChangedOrThatIsAnother() throws IOException {
        Path zip = directory.resolve("one.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                StrictZipWriter writer = new StrictZipWriter(out)) {
            writer.add(stored(3, crc32(bytes("one"))), new ByteArrayInputStream(bytes("one")));
            writer.finish();
        }
        byte[] changed = Files.readAllBytes(zip);
        changed[31] = 'O';
        Path file = Files.write(directory.resolve("changed.zip"), changed);

        refusesStored(Finding.CONTENT_MISMATCH, file, "a", 0);
        refusesStored(Finding.ENTRY_MISSING, zip, "b", 0);
        refusesStored(Finding.TRUNCATED, Files.write(file, Arrays.copyOf(changed, 29)), "a", 0);
        refusesStored(Finding.TRUNCATED, Files.write(file, Arrays.copyOf(changed, 33)), "a", 33);
    }

    @Test
    void saysUpToWhichByteAFileCouldBeRead() throws IOException {
        InputStream broken = new InputStream() {
            private int left = 3;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("bad sector");
                }
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                bytes[from] = (byte) read();
                return 1;
            }
        };
        try (Source source = new Source(broken)) {
            assertThat(source.read()).isEqualTo('x');
            assertThat(source.read(new byte[9], 0, 9)).isEqualTo(1);
            assertThat(source.read()).isEqualTo('x');
            assertThatExceptionOfType(ZipUnreadableException.class)
                    .isThrownBy(source::read)
                    .satisfies(e -> assertThat(e.offset()).isEqualTo(3))
                    .withMessage("cannot be read at offset 3: bad sector");
        }
        try (Source source = new Source(InputStream.nullInputStream())) {
            assertThat(source.read()).isEqualTo(-1);
            assertThat(source.read(new byte[1], 0, 1)).isEqualTo(-1);
        }
    }

    @Test
    void namesTheByteThatDiffers() throws IOException {
        EntryHeader one = stored(3, crc32(bytes("one")));
        Path zip = directory.resolve("one.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                StrictZipWriter writer = new StrictZipWriter(out)) {
            writer.add(one, new ByteArrayInputStream(bytes("one")));
            writer.finish();
        }
        byte[] whole = Files.readAllBytes(zip);
        refusesAt(one, whole, 6, "entry a at offset 0: local header: byte 6 is 0x01, derived 0x00");
        refusesAt(one, whole, 34 + 8, "central directory record of a at offset 34: byte 8 is 0x01, derived 0x00");
        refusesAt(one, whole, 34 + 47 + 20, "end of central directory at offset 81: byte 20 is 0x01, derived 0x00");
    }

    @Test
    void tellsAnotherEntryFromOneThatIsCutInItsName() throws IOException {
        byte[] header = ZipLayout.local(stored(0, 0));
        Path file = directory.resolve("cut.zip");
        byte[] longer = ZipLayout.local(new EntryHeader("bcd", Method.STORED, 0, 0, 0));
        byte[] longest = ZipLayout.local(new EntryHeader("b".repeat(1000), Method.STORED, 0, 0, 0));

        assertThat(header).hasSize(31);
        for (int length = 30; length < longer.length; length++) {
            refusesNext(Finding.TRUNCATED, Files.write(file, Arrays.copyOf(longer, length)));
        }
        refusesNext(Finding.ENTRY_MISSING, Files.write(file, longer));
        refusesNext(Finding.ENTRY_MISSING, Files.write(file, longest));
        refusesNext(Finding.TRUNCATED, Files.write(file, Arrays.copyOf(longest, 1029)));
    }

    private static void refusesNext(Finding finding, Path file) throws IOException {
        try (StrictZipReader reader = new StrictZipReader(FileChannel.open(file))) {
            assertThatExceptionOfType(ZipRefusedException.class)
                    .isThrownBy(() -> reader.next(stored(0, 0), OutputStream.nullOutputStream()))
                    .satisfies(e -> assertThat(e.finding()).isEqualTo(finding));
        }
    }

    @Test
    void closesTheFileThatItReads() throws IOException {
        FileChannel channel = FileChannel.open(Files.createFile(directory.resolve("empty.zip")));

        new StrictZipReader(channel).close();

        assertThat(channel.isOpen()).isFalse();
    }

    private void refusesAt(EntryHeader entry, byte[] whole, int at, String message) throws IOException {
        byte[] changed = whole.clone();
        changed[at] ^= 1;
        Path file = Files.write(directory.resolve("changed.zip"), changed);
        try (StrictZipReader reader = new StrictZipReader(FileChannel.open(file))) {
            assertThatExceptionOfType(ZipRefusedException.class)
                    .isThrownBy(() -> {
                        reader.next(entry, OutputStream.nullOutputStream());
                        reader.finish();
                    })
                    .withMessageContaining(message)
                    .satisfies(e -> assertThat(e.finding()).isEqualTo(Finding.HEADER_MISMATCH));
        }
    }

    private static void refusesStored(Finding finding, Path file, String name, long offset) throws IOException {
        try (StrictZipReader reader = new StrictZipReader(FileChannel.open(file))) {
            assertThatExceptionOfType(ZipRefusedException.class)
                    .isThrownBy(() -> reader.nextStored(name, 100))
                    .satisfies(e -> assertThat(e.finding()).isEqualTo(finding))
                    .satisfies(e -> assertThat(e.offset()).isEqualTo(offset));
        }
    }

    private static EntryHeader stored(long size, long crc32) {
        return new EntryHeader("a", Method.STORED, crc32, size, size);
    }

    private static long crc32(byte[] content) {
        CRC32 crc32 = new CRC32();
        crc32.update(content);
        return crc32.getValue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
