package dev.airgap.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.zip.ZipRefusedException.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class DeflationTest {

    @Test
    void decodesAStoredEntryAndRefusesAnotherSizeOrChecksum() throws IOException {
        byte[] content = bytes("three");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Deflation.decode(stored(5, crc32(content)), new ByteArrayInputStream(content), out);

        assertThat(out.toByteArray()).isEqualTo(content);
        refusesContent(stored(6, crc32(content)), content, "content is 5 bytes, declared 6");
        refusesContent(stored(4, crc32(content)), content, "exceeds the declared 4 bytes");
        refusesContent(stored(5, 7), content, "CRC-32 does not match");
    }

    @Test
    void refusesADeflateStreamThatIsCutMalformedOrWantsMoreThanItself() throws IOException {
        byte[] content = bytes("three three three three");
        byte[] stream = deflate(content);
        EntryHeader header = new EntryHeader("a", Method.DEFLATED, crc32(content), stream.length, content.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Deflation.decode(header, new ByteArrayInputStream(stream), out);

        assertThat(out.toByteArray()).isEqualTo(content);
        refusesContent(header, Arrays.copyOf(stream, stream.length - 1), "is cut");
        refusesContent(header, bytes("\u0007"), "is malformed");
        refusesContent(
                new EntryHeader("a", Method.DEFLATED, crc32(content), 1, 99),
                stream,
                "content is 23 bytes, declared 99");
        refusesContent(new EntryHeader("a", Method.DEFLATED, 7, 1, 23), stream, "CRC-32 does not match");
    }

    @Test
    void refusesAZeroByteThatComesAfterADeflateStreamWasRead() {
        byte[] content = bytes("three three three three");
        byte[] stream = deflate(content);
        EntryHeader header = new EntryHeader("a", Method.DEFLATED, crc32(content), stream.length, content.length);
        InputStream late =
                new SequenceInputStream(new ByteArrayInputStream(stream), new ByteArrayInputStream(new byte[1]));

        assertThatExceptionOfType(ZipRefusedException.class)
                .isThrownBy(() -> Deflation.decode(header, late, OutputStream.nullOutputStream()))
                .withMessageContaining("bytes follow");
    }

    @Test
    void neverWritesMoreThanTheDeclaredSizeHoweverOftenItWrites() {
        byte[] content = new byte[1 << 18];
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatExceptionOfType(ZipRefusedException.class)
                .isThrownBy(() ->
                        Deflation.decode(stored((1 << 17) + 1, crc32(content)), new ByteArrayInputStream(content), out))
                .withMessageContaining("exceeds the declared 131073 bytes");
        assertThat(out.size()).isLessThanOrEqualTo((1 << 17) + 1);
    }

    @Test
    void inflatesWhatIsTrustedAndClosesWhatItReads() throws IOException {
        byte[] content = bytes("three three three three");
        boolean[] closed = {false};
        InputStream stored = new ByteArrayInputStream(deflate(content)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        try (InputStream inflated = Deflation.inflating(stored)) {
            assertThat(inflated.readAllBytes()).isEqualTo(content);
        }

        assertThat(closed[0]).isTrue();
    }

    private static void refusesContent(EntryHeader header, byte[] storedBytes, String why) {
        assertThatExceptionOfType(ZipRefusedException.class)
                .isThrownBy(() -> Deflation.decode(
                        header, new ByteArrayInputStream(storedBytes), OutputStream.nullOutputStream()))
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.finding()).isEqualTo(Finding.CONTENT_MISMATCH));
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            byte[] out = new byte[1000];
            return Arrays.copyOf(out, deflater.deflate(out));
        } finally {
            deflater.end();
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
