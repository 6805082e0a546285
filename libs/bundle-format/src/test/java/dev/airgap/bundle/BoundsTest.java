package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airgap.bundle.Component.Removed;
import dev.airgap.bundle.Component.Withdrawn;
import dev.airgap.trust.Sha256;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the values of a bundle may be: the first and the last that are taken, and those beside them. */
class BoundsTest {

    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final long MAX_32 = 0xFFFFFFFFL;

    @Test
    void aStoredFileHasDigestsSizesAndAChecksum() {
        assertThat(new StoredFile(A, 0, Encoding.DEFLATED, 0, B, MAX_32).crc32())
                .isEqualTo(MAX_32);
        for (String digest : new String[] {"a".repeat(63), "a".repeat(65), "A".repeat(64), "g".repeat(64), ""}) {
            refuses(() -> new StoredFile(digest, 0, Encoding.DEFLATED, 0, B, 0));
            refuses(() -> new StoredFile(A, 0, Encoding.DEFLATED, 0, digest, 0));
        }
        refuses(() -> new StoredFile(A, -1, Encoding.DEFLATED, 0, B, 0));
        refuses(() -> new StoredFile(A, 0, Encoding.DEFLATED, -1, B, 0));
        refuses(() -> new StoredFile(A, 0, Encoding.DEFLATED, 0, B, -1));
        refuses(() -> new StoredFile(A, 0, Encoding.DEFLATED, 0, B, MAX_32 + 1));
    }

    @Test
    void aDigestIsMadeOfAllLowerCaseHexDigits() {
        assertThat(StoredFile.isSha256("0123456789abcdef".repeat(4))).isTrue();
        for (String beside : new String[] {"/", ":", "`", "g"}) {
            assertThat(StoredFile.isSha256(beside + "0".repeat(63))).as(beside).isFalse();
        }
    }

    @Test
    void whatIsStoredAsItIsHasOneSizeAndOneDigest() {
        assertThat(new StoredFile(A, 3, Encoding.STORED, 3, A, 0).size()).isEqualTo(3);
        refuses(() -> new StoredFile(A, 3, Encoding.STORED, 4, A, 0));
        refuses(() -> new StoredFile(A, 3, Encoding.STORED, 3, B, 0));
    }

    @Test
    void anIndexIsCountedFromZeroAndAlwaysDeflated() {
        StoredFile deflated = new StoredFile(A, 0, Encoding.DEFLATED, 2, B, 0);
        assertThat(new IndexSummary(0, 0, deflated).files()).isZero();
        refuses(() -> new IndexSummary(-1, 0, deflated));
        refuses(() -> new IndexSummary(0, -1, deflated));
        refuses(() -> new IndexSummary(0, 0, new StoredFile(A, 2, Encoding.STORED, 2, A, 0)));
    }

    @Test
    void aTimeIsFrom1970To9999() {
        assertThat(Manifest.isWritable(Instant.EPOCH)).isTrue();
        assertThat(Manifest.isWritable(Instant.EPOCH.minusNanos(1))).isFalse();
        assertThat(Manifest.isWritable(Instant.parse("9999-12-31T23:59:59.999999999Z")))
                .isTrue();
        assertThat(Manifest.isWritable(Instant.parse("+10000-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void aComponentHasANameATypeAndAVersionOfItsOrder() {
        Instant now = Instant.EPOCH;
        assertThat(new Component("Az09._/+~@=-", "t".repeat(200), VersionOrder.NONE, "!", now).published())
                .isEqualTo(now);
        refusesComponent(() -> new Component("a b", "t", VersionOrder.NONE, "!", now));
        refusesComponent(() -> new Component("a", "", VersionOrder.NONE, "!", now));
        refusesComponent(() -> new Component("a", "t".repeat(201), VersionOrder.NONE, "!", now));
        refusesComponent(() -> new Component("a", "t", VersionOrder.NONE, " ", now));
        refusesComponent(() -> new Component("a", "t", VersionOrder.INTEGER, "1.0", now));
        refusesComponent(() -> new Component("a", "t", VersionOrder.NONE, "!", now.minusNanos(1)));
    }

    @Test
    void whatIsRemovedOrWithdrawnIsSaidWithAReason() {
        assertThat(new Removed("a", "ü".repeat(500)).reason()).hasSize(500);
        refusesComponent(() -> new Removed("a", "x".repeat(501)));
        refusesComponent(() -> new Removed("a b", "x"));
        assertThat(new Withdrawn("a", "1", "x").version()).isEqualTo("1");
        refusesComponent(() -> new Withdrawn("a", "1", "x\u0007"));
        refusesComponent(() -> new Withdrawn("a b", "1", "x"));
        refusesComponent(() -> new Withdrawn("a", "1 2", "x"));
    }

    @Test
    void theReaderKnowsItsOwnVersion() {
        assertThat(new Expectations("plant-1", Instant.EPOCH, "0.1.0").relayVersion())
                .isEqualTo("0.1.0");
        refuses(() -> new Expectations("plant-1", Instant.EPOCH, "dev"));
    }

    @Test
    void theNoteOfAStoredFormIsReadBackOrIsNone() {
        StoredFile form = new StoredFile(A, 3, Encoding.DEFLATED, 2, B, 7);
        String line = FormRecord.line(form);

        assertThat(FormRecord.parse(line)).contains(form);
        assertThat(FormRecord.parse(line.strip())).isEmpty();
        assertThat(FormRecord.parse(line.replace(" 7", ""))).isEmpty();
        assertThat(FormRecord.parse(line.replace(" 7", " 7 8"))).isEmpty();
        assertThat(FormRecord.parse(line.replace(" 7", " x"))).isEmpty();
        assertThat(FormRecord.parse(line.replace("deflated", "patch"))).isEmpty();
        assertThat(FormRecord.parse(line.replace("aa", "zz"))).isEmpty();
    }

    @Test
    void aLineOfAnIndexHasAtMostItsLength() {
        String line = new String(
                new IndexRecord(BundlePath.of("a"), new StoredFile(A, 3, Encoding.STORED, 3, A, 1)).toLine(),
                StandardCharsets.US_ASCII);
        String longest = " ".repeat(4096 - line.length()) + line;

        assertThat(IndexRecord.parse(bytes(longest)).path()).isEqualTo(BundlePath.of("a"));
        assertThat(paths(longest + "\n")).isEqualTo(1);
        refusesIndex(() -> paths(" " + longest + "\n"));
        refusesIndex(() -> IndexRecord.parse(bytes(" " + longest)));
    }

    @Test
    void directoriesOfOnePathMayHoldOthers() {
        PathSet paths = new PathSet();
        paths.add(BundlePath.of("a/b/c"));
        paths.add(BundlePath.of("a/b/d"));
        paths.add(BundlePath.of("a/bc"));
        paths.add(BundlePath.of("a/e/b"));
        refusesPath(() -> paths.add(BundlePath.of("a/b")));
        refusesPath(() -> paths.add(BundlePath.of("A/B/C/d")));
        refusesPath(() -> paths.add(BundlePath.of("a/bc/x/y")));
    }

    @Test
    void aSnapshotIsTheDigestOfItsSortedLines() {
        SnapshotDigest digest = new SnapshotDigest();
        digest.add(BundlePath.of("a"), 1, A);
        refusesPath(() -> digest.add(BundlePath.of("a"), 1, A));
        digest.add(BundlePath.of("b"), 2, B);

        assertThat(digest.files()).isEqualTo(2);
        assertThat(digest.bytes()).isEqualTo(3);
        assertThat(digest.finish())
                .isEqualTo(Sha256.of(bytes("a 1 " + A + "\nb 2 " + B + "\n")).hex());
    }

    private static int paths(String index) {
        IndexReader reader = new IndexReader(new ByteArrayInputStream(bytes(index)));
        int count = 0;
        while (reader.hasNext()) {
            reader.next();
            count++;
        }
        return count;
    }

    private static void refuses(ThrowingCallable making) {
        assertThatIllegalArgumentException().isThrownBy(making);
    }

    private static void refusesComponent(ThrowingCallable making) {
        refusesWith("BUNDLE_MANIFEST_INVALID", making);
    }

    private static void refusesIndex(ThrowingCallable reading) {
        refusesWith("BUNDLE_INDEX_INVALID", reading);
    }

    private static void refusesPath(ThrowingCallable adding) {
        refusesWith("BUNDLE_PATH_INVALID", adding);
    }

    private static void refusesWith(String code, ThrowingCallable making) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(making)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
