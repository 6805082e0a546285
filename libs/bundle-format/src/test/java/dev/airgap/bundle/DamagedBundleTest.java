package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustException;
import dev.airgap.zip.Deflation;
import dev.airgap.zip.ZipRefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every truncation and every flipped bit of a small bundle; each is refused, by name. */
class DamagedBundleTest {

    @TempDir
    Path directory;

    private BundleFixture bundle;
    private ContentStore target;
    private Path zip;
    private byte[] whole;

    @BeforeEach
    void prepare() throws IOException {
        bundle = new BundleFixture(directory.resolve("dmz"))
                .noFiles()
                .file("a/one.rules", "alert ".repeat(9))
                .file("two", "2");
        target = ContentStore.open(directory.resolve("relay"));
        zip = bundle.build();
        whole = Files.readAllBytes(zip);
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        try (FileChannel file = FileChannel.open(zip, StandardOpenOption.WRITE)) {
            for (int length = whole.length - 1; length >= 0; length--) {
                file.truncate(length);
                assertThat(refusal()).as("cut to %d bytes", length).isEqualTo("BUNDLE_TRUNCATED");
            }
        }
    }

    /** Changes the file in place: some file systems flush to disk when a file is cut and written anew. */
    @Test
    void refusesEveryFlippedBit() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (FileChannel file = FileChannel.open(zip, StandardOpenOption.WRITE)) {
            for (int at = 0; at < whole.length; at++) {
                for (int bit = 0; bit < 8; bit++) {
                    file.write(ByteBuffer.wrap(new byte[] {(byte) (whole[at] ^ (1 << bit))}), at);
                    String code = refusal();
                    assertThat(code).as("bit %d of byte %d", bit, at).isNotEmpty();
                    codes.add(code);
                }
                file.write(ByteBuffer.wrap(whole, at, 1), at);
            }
        }
        assertThat(codes)
                .isSubsetOf(
                        "BUNDLE_TAMPERED",
                        "BUNDLE_HEADER_MISMATCH",
                        "BUNDLE_ENTRY_MISSING",
                        "BUNDLE_TOO_LARGE",
                        "BUNDLE_TRUNCATED");
    }

    /** Bits after the end of a deflate stream change nothing that inflates: only the hash of the stored bytes sees them. */
    @Test
    void refusesAFlippedPaddingBitOfADeflateStream() throws IOException {
        StoredFile file =
                bundle.store.put(new ByteArrayInputStream("alert ".repeat(9).getBytes(StandardCharsets.US_ASCII)));
        byte[] stream = Files.readAllBytes(bundle.store.path(file.storedSha256()));
        int at = indexOf(whole, stream);
        int padding = 0;
        for (int bit = 0; bit < 8; bit++) {
            byte[] flipped = stream.clone();
            flipped[stream.length - 1] ^= (byte) (1 << bit);
            if (inflatesToTheSame(file, flipped)) {
                padding++;
                byte[] changed = whole.clone();
                changed[at + stream.length - 1] ^= (byte) (1 << bit);
                assertThat(refusalOf(changed)).as("padding bit %d", bit).isEqualTo("BUNDLE_TAMPERED");
            }
        }
        assertThat(padding).isPositive();
    }

    private static boolean inflatesToTheSame(StoredFile file, byte[] stream) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            Deflation.decode(file.header("a"), new ByteArrayInputStream(stream), content);
            return Sha256.of(content.toByteArray()).hex().equals(file.sha256());
        } catch (ZipRefusedException differs) {
            return false;
        }
    }

    @Test
    void refusesTrailingBytes() throws IOException {
        assertThat(refusalOf(Arrays.copyOf(whole, whole.length + 1))).isEqualTo("BUNDLE_TRAILING_BYTES");
    }

    @Test
    void refusesBytesBeforeTheZip() throws IOException {
        byte[] shifted = new byte[whole.length + 1];
        System.arraycopy(whole, 0, shifted, 1, whole.length);
        assertThat(refusalOf(shifted)).isEqualTo("BUNDLE_HEADER_MISMATCH");
    }

    @Test
    void refusesPartsOfTwoBundles() throws IOException {
        Path other = new BundleFixture(directory.resolve("other")).sequence(1).build();
        byte[] foreign = Files.readAllBytes(other);
        byte[] mixed = whole.clone();
        System.arraycopy(foreign, 0, mixed, 0, 2000);
        assertThat(refusalOf(mixed)).isNotEqualTo("");
    }

    @Test
    void namesTheTamperedEntry() throws IOException {
        int at = indexOf(whole, "two".getBytes(StandardCharsets.US_ASCII)) + 3;
        byte[] changed = whole.clone();
        changed[at] = '3';
        Files.write(zip, changed);
        try {
            bundle.read(zip, target);
        } catch (BundleException refused) {
            assertThat(refused).hasMessageContaining("entry two at offset");
            assertThat(refused.code()).isEqualTo("BUNDLE_TAMPERED");
            assertThat(refused.entry()).hasValue("two");
            assertThat(refused.offset()).hasValue(at - "two".length() - 30);
            return;
        }
        throw new AssertionError("not refused");
    }

    /** The code of the refusal; empty when the bytes were accepted. */
    private String refusalOf(byte[] bytes) throws IOException {
        Files.write(zip, bytes);
        return refusal();
    }

    private String refusal() throws IOException {
        String code = refusal(file -> bundle.read(file, target));
        assertThat(refusal(bundle::check)).as("a check that keeps nothing").isEqualTo(code);
        return code;
    }

    @FunctionalInterface
    private interface Attempt {

        void at(Path zip) throws IOException;
    }

    private String refusal(Attempt attempt) throws IOException {
        try {
            attempt.at(zip);
            return "";
        } catch (BundleException refused) {
            return refused.code();
        } catch (TrustException refused) {
            return refused.code();
        }
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; ; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
    }
}
