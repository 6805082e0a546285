package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.trust.TrustException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedDocumentTest {

    @TempDir
    Path directory;

    /** Whoever holds a release key may sign anything: the reader must not fall over it. */
    @Test
    void noDamagedDocumentMakesAParserThrowAnythingElse() throws IOException {
        BundleFixture bundle = new BundleFixture(directory);
        byte[] payload = bundle.manifest().toPayload();
        byte[] roots = bundle.roots();
        byte[] line = new IndexRecord(
                        BundlePath.of("a/b"), new StoredFile("a".repeat(64), 3, Encoding.STORED, 3, "a".repeat(64), 1))
                .toLine();
        for (byte replacement : new byte[] {0, '"', '{', ']', '9', '-', 'z', (byte) 0xff}) {
            damage(payload, replacement, Manifest::parse);
            damage(roots, replacement, Roots::parse);
            damage(line, replacement, IndexRecord::parse);
        }
    }

    private interface Parser {
        Object parse(byte[] bytes);
    }

    private static void damage(byte[] document, byte replacement, Parser parser) {
        for (int at = 0; at < document.length; at++) {
            byte[] damaged = document.clone();
            damaged[at] = replacement;
            try {
                assertThat(parser.parse(damaged)).isNotNull();
            } catch (BundleException | TrustException refused) {
                assertThat(refused).hasMessageNotContaining("Exception");
            }
        }
    }
}
