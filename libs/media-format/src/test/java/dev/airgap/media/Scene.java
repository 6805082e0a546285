package dev.airgap.media;

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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A root of trust, two transfer keys of two sites, an empty medium, and two files to carry. */
final class Scene {

    static final String SITE = "plant-1";
    static final String OTHER_SITE = "plant-2";
    static final String ID = "0b6c9f7e-3a51-4c1d-9c8e-6f1a2b3c4d5e";
    static final String OTHER_ID = "1b6c9f7e-3a51-4c1d-9c8e-6f1a2b3c4d5e";
    static final String MANIFEST = "airgap/" + ID + "/volume-1-of-1.dsse.json";

    final Path medium;
    final Path target;
    final Path logTarget;
    final FileSigner signer;
    final FileSigner otherSigner;
    final TrustedRoot root;
    final byte[] bundleBytes = randomBytes(1_300_001, 1);
    final byte[] rulesBytes = randomBytes(1_234, 2);
    final byte[] segmentBytes = randomBytes(5_678, 3);
    final SealedLog log = new SealedLog("plant-1/dmz", 40, 52, segmentBytes.length, Sha256.of(segmentBytes));
    final TransferFile bundle = file("airgap-plant-1-e1-s000001.zip", FileKind.BUNDLE, bundleBytes, "b".repeat(64));
    final TransferFile rules = file("26-001.dsru", FileKind.RULE_UPDATE, rulesBytes, "c".repeat(64));

    Scene(Path folder) throws IOException {
        medium = Files.createDirectory(folder.resolve("medium"));
        target = Files.createDirectory(folder.resolve("target"));
        logTarget = target.resolve("transfer.log.jsonl");
        FileSigner rootSigner = signer(folder, "root");
        signer = signer(folder, "transfer");
        otherSigner = signer(folder, "other");
        RootDocument document = RootDocument.of(
                1,
                1,
                Instant.parse("2036-01-01T00:00:00Z"),
                List.of(rootSigner.verificationKey(), signer.verificationKey(), otherSigner.verificationKey()),
                List.of(
                        delegation(Role.ROOT, "*", PayloadTypes.ROOT, rootSigner),
                        delegation(Role.TRANSFER, SITE, PayloadTypes.TRANSFER, signer),
                        delegation(Role.TRANSFER, OTHER_SITE, PayloadTypes.TRANSFER, otherSigner)));
        root = TrustedRoot.parse(Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootSigner))
                .toBytes());
    }

    VolumeManifest manifest() {
        return manifest(ID, SITE);
    }

    VolumeManifest manifest(String transferId, String site) {
        return manifest(transferId, site, new SealedRoots(1, roots().length, Sha256.of(roots())));
    }

    VolumeManifest manifestWith(SealedRoots sealedRoots) {
        return manifest(ID, SITE, sealedRoots);
    }

    private VolumeManifest manifest(String transferId, String site, SealedRoots sealedRoots) {
        return new VolumeManifest(
                transferId,
                Volume.ONLY,
                "STICK-7",
                "SEAL-1",
                site,
                "cycle-1",
                Instant.parse("2026-11-22T10:00:00Z"),
                List.of(bundle, rules),
                log,
                sealedRoots,
                new KnownReceipt(7, 120));
    }

    /** Writes and seals both files as the DMZ does. */
    void writeAndSeal() {
        write();
        MediumWriter.open(medium).seal(manifest(), signer);
    }

    void write() {
        MediumWriter writer = MediumWriter.open(medium);
        writer.prepare(ID, Set.of(), List.of(bundle, rules));
        writer.write(ID, bundle, source(bundleBytes), Progress.IGNORED);
        writer.write(ID, rules, source(rulesBytes), Progress.IGNORED);
        writer.writeLog(ID, new ByteArrayInputStream(segmentBytes), Progress.IGNORED);
        writer.writeRoots(ID, new RootChain(List.of(root.envelopeBytes())), 1);
    }

    /** Verifies and stages the only transfer, without publishing. */
    StagedTransfer stage(MediumReader reader, Progress progress) {
        FoundTransfer found = reader.transfers().getFirst();
        return reader.stage(reader.verify(found, root, SITE), file -> target, logTarget, progress);
    }

    StagedTransfer stage() {
        return stage(MediumReader.open(medium), Progress.IGNORED);
    }

    Path onMedium(String relative) {
        return medium.resolve(relative);
    }

    Path payload(TransferFile file) {
        return onMedium("airgap/" + ID + "/payload/" + file.name());
    }

    Path rootsFile() {
        return onMedium("airgap/" + ID + "/roots.json");
    }

    Path segment() {
        return onMedium("airgap/" + ID + "/log/segment.jsonl");
    }

    private byte[] roots() {
        return new RootChain(List.of(root.envelopeBytes())).toBytes();
    }

    static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Source source(byte[] bytes) {
        return offset -> new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
    }

    static TransferFile file(String name, FileKind kind, byte[] bytes, String id) {
        return new TransferFile(name, kind, bytes.length, Sha256.of(bytes), id);
    }

    private static Delegation delegation(Role role, String scope, String payloadType, FileSigner signer) {
        return new Delegation(role, scope, Set.of(payloadType), 1, Set.of(signer.keyId()));
    }

    private static FileSigner signer(Path folder, String name) {
        return FileSigner.generate(Algorithm.ED25519, folder.resolve(name + ".pem"), folder.resolve(name + ".pub.pem"));
    }

    private static byte[] randomBytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
