package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.bundle.Manifest.Kind;
import dev.airgap.bundle.Manifest.Requirements;
import dev.airgap.bundle.Manifest.RootsReference;
import dev.airgap.bundle.Manifest.Validity;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example at the end of {@code docs/bundle-format.md} is what this code makes of fixed keys and a fixed time. After a
 * change, run it with {@code -Dexample.write} and look at the difference.
 */
class WorkedExampleTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "bundle-format.md");
    private static final String BEGIN = "<!-- example: written by WorkedExampleTest -->\n```text\n";
    private static final String END = "```\n<!-- end of example -->";
    private static final Instant ISSUED = Instant.parse("2026-01-02T03:04:05Z");
    private static final String PATH = "engine/hello.txt";
    private static final int WIDTH = 120;
    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    Path directory;

    private final StringBuilder page = new StringBuilder();
    private ContentStore store;
    private FileSigner rootKey;
    private FileSigner releaseKey;

    @BeforeEach
    void prepare() throws IOException {
        store = ContentStore.open(directory.resolve("store"));
        rootKey = key("root", (byte) 1);
        releaseKey = key("release", (byte) 2);
    }

    @Test
    void theExampleOfTheFormatPageIsWhatThisCodeMakes() throws IOException {
        StoredFile file = store.put(new ByteArrayInputStream("hello\n".getBytes(StandardCharsets.US_ASCII)));
        IndexRecord record = new IndexRecord(BundlePath.of(PATH), file);
        TrustedRoot root = root();
        byte[] roots = new Roots(List.of(root.envelopeBytes())).toBytes();
        Manifest manifest = manifest(index(record), roots);
        Envelope envelope = Envelope.sign(PayloadTypes.BUNDLE, manifest.toPayload(), List.of(releaseKey));
        Path zip = BundleWriter.write(directory, envelope, roots, store, Progress.IGNORED)
                .file();
        requireAccepted(zip, root);

        describeKeys();
        describeRoot(root, roots);
        describeIndex(record, manifest);
        describeManifest(manifest, envelope);
        describeZip(
                Files.readAllBytes(zip),
                List.of(
                        "bundle.dsse.json",
                        "roots.json",
                        "index.jsonl",
                        record.header().name()));

        String text = Files.readString(PAGE);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(from).isBetween(BEGIN.length(), to);
        if (System.getProperty("example.write") != null) {
            Files.writeString(PAGE, text.substring(0, from) + page + text.substring(to));
        } else {
            assertThat(text.substring(from, to)).isEqualTo(page.toString());
        }
    }

    private void requireAccepted(Path zip, TrustedRoot root) throws IOException {
        try (BundleReader reader = BundleReader.open(zip)) {
            reader.verify(root.walk(reader.roots()), new Expectations("plant-1", ISSUED.plusSeconds(1), "0.1.0"));
            reader.extract(ContentStore.open(directory.resolve("relay")), HeldSnapshots.NONE, Progress.IGNORED);
        }
    }

    private FileSigner key(String name, byte fill) throws IOException {
        byte[] seed = new byte[32];
        Arrays.fill(seed, fill);
        String pkcs8 = "302e020100300506032b657004220420" + HEX.formatHex(seed);
        Path pem = Files.createFile(
                directory.resolve(name + ".key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(HEX.parseHex(pkcs8))
                        + "\n-----END PRIVATE KEY-----\n");
        return FileSigner.read(pem);
    }

    private TrustedRoot root() {
        RootDocument document = RootDocument.of(
                1,
                1,
                ISSUED.plusSeconds(31_536_000),
                List.of(rootKey.verificationKey(), releaseKey.verificationKey()),
                List.of(
                        new Delegation(Role.ROOT, "*", Set.of(PayloadTypes.ROOT), 1, Set.of(rootKey.keyId())),
                        new Delegation(
                                Role.RELEASE, "plant-1", Set.of(PayloadTypes.BUNDLE), 1, Set.of(releaseKey.keyId()))));
        return TrustedRoot.parse(Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootKey))
                .toBytes());
    }

    /** One block that is stored (RFC 1951 section 3.2.4): the same bytes on every platform. */
    private IndexWriter.Written index(IndexRecord record) throws IOException {
        byte[] content = content(record);
        ByteBuffer deflated = ByteBuffer.allocate(5 + content.length).order(ByteOrder.LITTLE_ENDIAN);
        deflated.put((byte) 1).putShort((short) content.length).putShort((short) ~content.length);
        deflated.put(content);
        CRC32 crc32 = new CRC32();
        crc32.update(content);
        try (PendingBlob blob = store.newBlob()) {
            blob.write(deflated.array());
            String stored = blob.finish();
            blob.commit(stored);
            SnapshotDigest snapshot = new SnapshotDigest();
            snapshot.add(record.path(), record.size(), record.sha256());
            StoredFile form = new StoredFile(
                    Sha256.of(content).hex(),
                    content.length,
                    Encoding.DEFLATED,
                    deflated.capacity(),
                    stored,
                    crc32.getValue());
            return new IndexWriter.Written(new IndexSummary(1, record.size(), form), snapshot.finish());
        }
    }

    private Manifest manifest(IndexWriter.Written index, byte[] roots) {
        return new Manifest(
                Manifest.fileName("plant-1", 1, 1),
                "plant-1",
                1,
                1,
                Kind.FULL,
                null,
                null,
                index.snapshotDigest(),
                List.of(new Component("engine", "directory", VersionOrder.INTEGER, "7", ISSUED.minusSeconds(60))),
                List.of(),
                List.of(),
                new Requirements("0", "0"),
                new Validity(ISSUED, ISSUED.plusSeconds(2_592_000), ISSUED.plusSeconds(86_400)),
                null,
                "example",
                "example 1",
                new RootsReference(1, roots.length, Sha256.of(roots).hex()),
                index.summary());
    }

    private void describeKeys() {
        line("root key", "Ed25519, private key 32 bytes 01", "key id " + rootKey.keyId());
        line("release key", "Ed25519, private key 32 bytes 02", "key id " + releaseKey.keyId());
    }

    private void describeRoot(TrustedRoot root, byte[] roots) {
        Envelope envelope = Envelope.parse(root.envelopeBytes(), TrustedRoot.LARGEST_BYTES);
        line("root document, payload", ascii(envelope.payload()));
        line("its SHA-256, the root's fingerprint", root.fingerprint().hex());
        line(
                "its signature by the root key",
                HEX.formatHex(envelope.signatures().getFirst().sig()));
        line("entry 1, roots.json", ascii(roots));
    }

    private void describeIndex(IndexRecord record, Manifest manifest) throws IOException {
        StoredFile form = manifest.index().form();
        line("entry 2, index.jsonl, content: one line and a line feed", ascii(record.toLine()));
        byte[] stored = Files.readAllBytes(store.path(form.storedSha256()));
        line(
                "entry 2, stored bytes: a deflate stream of one stored block",
                HEX.formatHex(stored, 0, 5) + " and the content");
        line("snapshot listing: one line and a line feed", PATH + " " + record.size() + " " + record.sha256());
        line("its SHA-256, the snapshot digest", manifest.snapshotDigest());
    }

    private void describeManifest(Manifest manifest, Envelope envelope) {
        byte[] payload = envelope.payload();
        line("manifest, the payload of entry 0", ascii(payload));
        line("its SHA-256, the bundle id", Manifest.bundleId(payload));
        line(
                "signed bytes: this, one space, and the manifest",
                "DSSEv1 " + PayloadTypes.BUNDLE.length() + " " + PayloadTypes.BUNDLE + " " + payload.length);
        line(
                "signature by the release key",
                HEX.formatHex(envelope.signatures().getFirst().sig()));
        line("entry 0, bundle.dsse.json", ascii(envelope.toBytes()));
    }

    private void describeZip(byte[] zip, List<String> names) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        for (String name : names) {
            int header = 30 + name.length();
            line("offset " + at + ", local header of " + name, HEX.formatHex(zip, at, at + header));
            at += header + bytes.getInt(at + 18);
        }
        for (String name : names) {
            int header = 46 + name.length();
            line("offset " + at + ", central header of " + name, HEX.formatHex(zip, at, at + header));
            at += header;
        }
        line("offset " + at + ", end of central directory", HEX.formatHex(zip, at, zip.length));
        line(
                "the file, " + Manifest.fileName("plant-1", 1, 1),
                zip.length + " bytes, SHA-256 " + Sha256.of(zip).hex());
    }

    private byte[] content(IndexRecord record) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(record.toLine());
        content.write('\n');
        return content.toByteArray();
    }

    private void line(String what, String... values) {
        page.append(what).append(":\n");
        for (String value : values) {
            for (int at = 0; at < value.length(); at += WIDTH) {
                page.append("  ")
                        .append(value, at, Math.min(at + WIDTH, value.length()))
                        .append('\n');
            }
        }
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
