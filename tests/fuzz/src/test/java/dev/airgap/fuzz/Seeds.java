package dev.airgap.fuzz;

import dev.airgap.bundle.BundlePath;
import dev.airgap.bundle.BundleWriter;
import dev.airgap.bundle.Component;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.IndexChange;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.IndexWriter;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.Roots;
import dev.airgap.bundle.SignedOverride;
import dev.airgap.bundle.StoredFile;
import dev.airgap.bundle.VersionOrder;
import dev.airgap.media.FileKind;
import dev.airgap.media.KnownReceipt;
import dev.airgap.media.Piece;
import dev.airgap.media.SealedLog;
import dev.airgap.media.SealedPiece;
import dev.airgap.media.SealedRoots;
import dev.airgap.media.TransferFile;
import dev.airgap.media.Volume;
import dev.airgap.media.VolumeManifest;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.media.log.InclusionProof;
import dev.airgap.media.log.LogSegmentHeader;
import dev.airgap.media.log.LogSegmentWriter;
import dev.airgap.media.need.Need;
import dev.airgap.media.need.NeedKind;
import dev.airgap.media.need.NeedList;
import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.receipt.LogStatement;
import dev.airgap.media.receipt.LoggedStep;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptFile;
import dev.airgap.media.receipt.ReceiptPolicy;
import dev.airgap.media.receipt.ReceiptTransfer;
import dev.airgap.media.slip.ReceiptSlip;
import dev.airgap.media.slip.SignedSlip;
import dev.airgap.media.slip.SlipText;
import dev.airgap.ruleupdate.RuleFileName;
import dev.airgap.ruleupdate.RuleUpdateFile;
import dev.airgap.ruleupdate.RuleUpdateManifest;
import dev.airgap.ruleupdate.RuleUpdateNumber;
import dev.airgap.ruleupdate.RuleUpdateWriter;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Sha256;
import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.Method;
import dev.airgap.zip.StrictZipWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** For each parser one input that it accepts: what the fuzzer starts from. */
final class Seeds {

    private static final String TEXT = "alert tcp any any -> any 80 (msg:\"x\"; sid:1;)\n".repeat(9);
    private static final Sha256 DIGEST = Sha256.of(new byte[0]);
    private static final String TRANSFER = "0e9a4c1e-8a3f-4b3e-9a51-2f1c5f0a7b11";
    private static final Instant NOW = World.NOW;

    private final World world;
    private final ContentStore store;

    Seeds(World world) throws IOException {
        this.world = world;
        this.store = ContentStore.open(world.scratch().resolve("seed-store"));
    }

    byte[] of(Parser parser) throws IOException {
        return switch (parser) {
            case ENVELOPE -> envelope(manifest(index())).toBytes();
            case ROOT -> World.root(1, world.rootKey(), world.speaker());
            case ROOT_DOCUMENT -> world.root().document().toPayload();
            case KEY -> world.speaker().verificationKey().spki();
            case SIGNED_NOTE -> checkpoint();
            case MANIFEST -> manifest(index()).toPayload();
            case INDEX -> store.openContent(index().summary().form()).readAllBytes();
            case CHANGES -> changes();
            case ZIP -> zip();
            case BUNDLE -> bundle();
            case OVERRIDE -> override().toPayload();
            case RULE_UPDATE -> ruleUpdate();
            case RULE_UPDATE_MANIFEST -> ruleUpdateManifest().toPayload();
            case RECEIPT -> receipt().toPayload();
            case NEED_LIST -> needList().toPayload();
            case SLIP -> slip();
            case SLIP_TEXT -> String.join("\n", SlipText.lines(slip())).getBytes(StandardCharsets.UTF_8);
            case TRANSFER_MANIFEST -> transferManifest().toPayload();
            case KEY_CARD -> keyCard();
            case LOG_SEGMENT -> logSegment();
        };
    }

    private byte[] roots() {
        byte[] next = World.root(2, world.rootKey(), world.speaker());
        return new Roots(List.of(world.root().envelopeBytes(), next)).toBytes();
    }

    private IndexWriter.Written index() throws IOException {
        return IndexWriter.write(
                store,
                List.of(
                                new IndexRecord(BundlePath.of("av/empty.bin"), put("")),
                                new IndexRecord(BundlePath.of("ips/web.rules"), put(TEXT)))
                        .iterator());
    }

    private byte[] changes() throws IOException {
        List<IndexChange> changes = List.of(
                new IndexChange.Removed(BundlePath.of("av/old.bin")),
                new IndexChange.Carried(new IndexRecord(BundlePath.of("ips/web.rules"), put(TEXT))));
        return store.openContent(
                        IndexWriter.writeChanges(store, changes.iterator()).form())
                .readAllBytes();
    }

    private Manifest manifest(IndexWriter.Written index) {
        byte[] roots = roots();
        return new Manifest(
                Manifest.fileName(World.SITE, 1, 1),
                World.SITE,
                1,
                1,
                Manifest.Kind.FULL,
                null,
                DIGEST.hex(),
                index.snapshotDigest(),
                List.of(new Component("ips/web", "suricata", VersionOrder.DOTTED, "1.2", NOW)),
                List.of(new Component.Removed("av/old", "gone")),
                List.of(new Component.Withdrawn("ips/web", "1.3", "false alarms")),
                new Manifest.Requirements("0.1.0", "0"),
                new Manifest.Validity(NOW.minusSeconds(1), NOW.plusSeconds(9), NOW.plusSeconds(5)),
                3L,
                "cycle-1",
                "bundler 0.1.0",
                new Manifest.RootsReference(2, roots.length, Sha256.of(roots).hex()),
                index.summary());
    }

    private Envelope envelope(Manifest manifest) {
        return Envelope.sign(PayloadTypes.BUNDLE, manifest.toPayload(), List.of(world.speaker()));
    }

    private byte[] bundle() throws IOException {
        Path folder = Files.createDirectories(world.scratch().resolve("seed-bundles"));
        Path file = BundleWriter.write(folder, envelope(manifest(index())), roots(), store, Progress.IGNORED)
                .file();
        return Files.readAllBytes(file);
    }

    private static SignedOverride override() {
        return new SignedOverride(
                World.SITE,
                DIGEST.hex(),
                SignedOverride.LIFTABLE,
                "the plant needs it",
                "arthur",
                NOW,
                NOW.plusSeconds(9));
    }

    private byte[] keyCard() {
        return new KeyCard(
                        World.SITE,
                        world.speaker().verificationKey(),
                        world.rootKey().verificationKey(),
                        DIGEST,
                        List.of("agnes", "arthur"),
                        false)
                .sign(world.speaker(), world.rootKey());
    }

    private RuleUpdateManifest ruleUpdateManifest() throws IOException {
        return new RuleUpdateManifest(
                RuleUpdateNumber.parse("26-001"),
                World.SITE,
                "cycle-1",
                NOW,
                "dmz/rules",
                Optional.empty(),
                List.of(new RuleUpdateFile(new RuleFileName("web.rules"), 9, put(TEXT))));
    }

    private byte[] ruleUpdate() throws IOException {
        Path file = world.scratch().resolve("seed.dsru");
        RuleUpdateWriter.write(ruleUpdateManifest(), store, List.of(world.speaker()), file);
        return Files.readAllBytes(file);
    }

    private byte[] checkpoint() {
        return new Checkpoint(World.ORIGIN, 2, new byte[32]).sign(world.speaker());
    }

    private Receipt receipt() {
        ReceiptFile rejected = new ReceiptFile(
                Manifest.fileName(World.SITE, 1, 5),
                FileKind.BUNDLE,
                DIGEST.hex(),
                FileOutcome.REJECTED,
                "BUNDLE_TAMPERED",
                "entry 7");
        return new Receipt(
                World.SITE,
                2,
                NOW,
                DIGEST,
                1,
                new Receipt.Floor(1, 5),
                new Receipt.Served(DIGEST, DIGEST, 1, 4),
                List.of(DIGEST),
                List.of(new ReceiptTransfer(TRANSFER, "cycle-1", null, null, List.of(rejected))),
                List.of("26-001"),
                new Receipt.Mirror(World.ORIGIN, 2, DIGEST),
                new LogStatement(checkpoint(), 1, List.of(DIGEST)),
                ReceiptPolicy.EVENTS,
                List.of(new LoggedStep("{}".getBytes(StandardCharsets.UTF_8), new InclusionProof(1, List.of(DIGEST)))));
    }

    private static NeedList needList() {
        return new NeedList(
                World.SITE,
                3,
                NOW,
                "oscar",
                "restored from a backup",
                List.of(new Need(NeedKind.BASE, DIGEST.hex()), new Need(NeedKind.RULE_UPDATE, "26-001")));
    }

    private byte[] slip() {
        return SignedSlip.sign(ReceiptSlip.of(receipt(), told -> true), World.SITE, world.speaker());
    }

    private VolumeManifest transferManifest() {
        String file = Manifest.fileName(World.SITE, 1, 1);
        return new VolumeManifest(
                TRANSFER,
                new Volume(
                        2,
                        2,
                        List.of(
                                new SealedPiece(new Piece(1, file, 1, 0, 4), DIGEST),
                                new SealedPiece(new Piece(2, file, 2, 4, 3), DIGEST))),
                "STICK-7",
                "SEAL-1",
                World.SITE,
                "cycle-1",
                NOW,
                List.of(new TransferFile(file, FileKind.BUNDLE, 7, DIGEST, DIGEST.hex())),
                new SealedLog(World.ORIGIN, 0, 2, 9, DIGEST),
                new SealedRoots(1, 9, DIGEST),
                new KnownReceipt(7, 120));
    }

    private byte[] logSegment() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LogSegmentWriter segment = new LogSegmentWriter(bytes, new LogSegmentHeader(World.ORIGIN, 0, 2, checkpoint()));
        segment.value("{}".getBytes(StandardCharsets.UTF_8));
        segment.value("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        segment.proof(1, List.of(new byte[32]));
        segment.finish();
        return bytes.toByteArray();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (StrictZipWriter zip = new StrictZipWriter(bytes)) {
            for (String name : List.of("bundle.dsse.json", "roots.json")) {
                byte[] content = name.getBytes(StandardCharsets.US_ASCII);
                CRC32 crc32 = new CRC32();
                crc32.update(content);
                zip.add(
                        new EntryHeader(name, Method.STORED, crc32.getValue(), content.length, content.length),
                        new ByteArrayInputStream(content));
            }
            zip.finish();
        }
        return bytes.toByteArray();
    }

    private StoredFile put(String text) throws IOException {
        return store.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
