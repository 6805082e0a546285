package dev.airgap.inspect;

import dev.airgap.bundle.BundlePath;
import dev.airgap.bundle.BundleWriter;
import dev.airgap.bundle.Component;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.IndexWriter;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Manifest.Requirements;
import dev.airgap.bundle.Manifest.RootsReference;
import dev.airgap.bundle.Manifest.Validity;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.Roots;
import dev.airgap.bundle.VersionOrder;
import dev.airgap.media.FileKind;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.SealedLog;
import dev.airgap.media.SealedRoots;
import dev.airgap.media.TransferFile;
import dev.airgap.media.Volume;
import dev.airgap.media.VolumeManifest;
import dev.airgap.media.receipt.LogStatement;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptPolicy;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.ruleupdate.RuleFileName;
import dev.airgap.ruleupdate.RuleUpdateFile;
import dev.airgap.ruleupdate.RuleUpdateManifest;
import dev.airgap.ruleupdate.RuleUpdateNumber;
import dev.airgap.ruleupdate.RuleUpdateWriter;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootChain;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes what an inspection station is shown: genuine, for site {@code plant-1}, issued at {@link #NOW}. */
final class Dmz {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String SITE = "plant-1";
    static final String BUNDLE = "airgap-plant-1-e1-s000007.zip";

    static final String TRANSFER = "0b6c9f7e-3a51-4c1d-9c8e-6f1a2b3c4d5e";

    final Path folder;
    final Path rootFile;
    private final ContentStore store;
    private final FileSigner rootKey;
    private final FileSigner releaseKey;
    private final FileSigner siteKey;
    private final FileSigner transferKey;
    private final TrustedRoot root;

    Dmz(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.store = ContentStore.open(folder.resolve("store"));
        this.rootKey = key("root");
        this.releaseKey = key("release");
        this.siteKey = key("site");
        this.transferKey = key("transfer");
        this.root = root(1, NOW.plusSeconds(1_000_000));
        this.rootFile = Files.write(folder.resolve("root.dsse.json"), root.envelopeBytes());
    }

    private FileSigner key(String name) {
        return FileSigner.generate(Algorithm.ED25519, folder.resolve(name + ".key"), folder.resolve(name + ".pub"));
    }

    TrustedRoot root(int version, Instant expires) {
        RootDocument document = RootDocument.of(
                version,
                1,
                expires,
                List.of(
                        rootKey.verificationKey(),
                        releaseKey.verificationKey(),
                        siteKey.verificationKey(),
                        transferKey.verificationKey()),
                List.of(
                        new Delegation(Role.ROOT, "*", Set.of(PayloadTypes.ROOT), 1, Set.of(rootKey.keyId())),
                        new Delegation(
                                Role.RELEASE,
                                SITE,
                                Set.of(PayloadTypes.BUNDLE, PayloadTypes.RULE_UPDATE),
                                1,
                                Set.of(releaseKey.keyId())),
                        new Delegation(
                                Role.TRANSFER, SITE, Set.of(PayloadTypes.TRANSFER), 1, Set.of(transferKey.keyId())),
                        new Delegation(Role.SITE, SITE, Set.of(PayloadTypes.RECEIPT), 1, Set.of(siteKey.keyId()))));
        return TrustedRoot.parse(Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootKey))
                .toBytes());
    }

    /** A bundle that carries these roots after the first. */
    Path bundle(Map<String, byte[]> files, TrustedRoot... newer) throws IOException {
        List<IndexRecord> records = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
            records.add(new IndexRecord(
                    BundlePath.of(file.getKey()), store.put(new ByteArrayInputStream(file.getValue()))));
        }
        IndexWriter.Written index = IndexWriter.write(store, records.iterator());
        List<byte[]> envelopes = new ArrayList<>(List.of(root.envelopeBytes()));
        for (TrustedRoot next : newer) {
            envelopes.add(next.envelopeBytes());
        }
        byte[] roots = new Roots(envelopes).toBytes();
        Manifest manifest = new Manifest(
                BUNDLE,
                SITE,
                1,
                7,
                Manifest.Kind.FULL,
                null,
                null,
                index.snapshotDigest(),
                List.of(new Component("av/daily", "clamav", VersionOrder.INTEGER, "27001", NOW.minusSeconds(60))),
                List.of(),
                List.of(),
                new Requirements("0.1.0", "0"),
                new Validity(NOW, NOW.plusSeconds(86_400), NOW.plusSeconds(3600)),
                null,
                "cycle-1",
                "airgap-bundler 0.1.0",
                new RootsReference(
                        envelopes.size(), roots.length, Sha256.of(roots).hex()),
                index.summary());
        Envelope envelope = Envelope.sign(PayloadTypes.BUNDLE, manifest.toPayload(), List.of(releaseKey));
        return BundleWriter.write(folder, envelope, roots, store, Progress.IGNORED)
                .file();
    }

    Path ruleUpdate() throws IOException {
        byte[] rules = "alert tcp any any\n".getBytes(StandardCharsets.UTF_8);
        RuleUpdateManifest manifest = new RuleUpdateManifest(
                RuleUpdateNumber.parse("26-003"),
                SITE,
                "cycle-1",
                NOW,
                "dmz/rules",
                Optional.empty(),
                List.of(new RuleUpdateFile(
                        new RuleFileName("web.rules"), 1, store.put(new ByteArrayInputStream(rules)))));
        Path file = folder.resolve(manifest.number().fileName());
        RuleUpdateWriter.write(manifest, store, List.of(releaseKey), file);
        return file;
    }

    Path receipt() throws IOException {
        Receipt receipt = new Receipt(
                SITE,
                1,
                NOW,
                null,
                1,
                Receipt.Floor.NONE,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                new LogStatement("plant-1/airgap\n1\n".getBytes(StandardCharsets.UTF_8), 0, List.of()),
                ReceiptPolicy.NONE,
                List.of());
        return Files.write(folder.resolve(receipt.fileName()), SignedReceipt.sign(receipt, siteKey));
    }

    /** A sealed medium with these two files. */
    Path medium(Path bundle, Path rules) throws IOException {
        Path medium = Files.createDirectory(folder.resolve("medium"));
        byte[] segment = "{}\n".getBytes(StandardCharsets.UTF_8);
        List<TransferFile> files = List.of(carried(bundle, FileKind.BUNDLE), carried(rules, FileKind.RULE_UPDATE));
        SealedLog log = new SealedLog("plant-1/dmz", 0, 1, segment.length, Sha256.of(segment));
        MediumWriter writer = MediumWriter.open(medium);
        writer.prepare(TRANSFER, Set.of(), files);
        SealedRoots roots = writer.writeRoots(TRANSFER, new RootChain(List.of(root.envelopeBytes())), 1);
        VolumeManifest manifest = new VolumeManifest(
                TRANSFER, Volume.ONLY, "STICK-7", "SEAL-1", SITE, "cycle-1", NOW, files, log, roots, null);
        for (TransferFile file : files) {
            writer.write(
                    TRANSFER,
                    file,
                    offset -> Files.newInputStream(folder.resolve(file.name())),
                    dev.airgap.media.Progress.IGNORED);
        }
        writer.writeLog(TRANSFER, new ByteArrayInputStream(segment), dev.airgap.media.Progress.IGNORED);
        writer.seal(manifest, transferKey);
        return medium;
    }

    private static TransferFile carried(Path file, FileKind kind) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new TransferFile(
                file.getFileName().toString(),
                kind,
                bytes.length,
                Sha256.of(bytes),
                Sha256.of(bytes).hex());
    }
}
