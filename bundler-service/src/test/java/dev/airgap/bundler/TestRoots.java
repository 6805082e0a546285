package dev.airgap.bundler;

import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.VerificationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A chain of real roots, the newest in {@code root.dsse.json} and each version beside it, and the release keys of people. */
public final class TestRoots {

    private final Path folder;
    private final FileSigner rootKey;
    private final Map<String, FileSigner> people = new HashMap<>();
    private int version;

    public TestRoots(Path folder) {
        this.folder = folder;
        this.rootKey = generate("root");
    }

    public Path file() {
        return folder.resolve("root.dsse.json");
    }

    public Path file(int ofVersion) {
        return folder.resolve("root." + ofVersion + ".dsse.json");
    }

    public Path key(String person) {
        person(person);
        return folder.resolve(person + ".key");
    }

    public FileSigner person(String name) {
        return people.computeIfAbsent(name, this::generate);
    }

    /** Makes the next version: so many of these people release bundles of plant-1. */
    public TrustedRoot next(int threshold, String... names) {
        version++;
        List<VerificationKey> signers = Arrays.stream(names)
                .map(this::person)
                .map(FileSigner::verificationKey)
                .toList();
        Set<KeyId> ids = signers.stream().map(VerificationKey::id).collect(Collectors.toSet());
        List<VerificationKey> keys = new ArrayList<>(signers);
        keys.add(rootKey.verificationKey());
        RootDocument document = RootDocument.of(
                version,
                1,
                Instant.parse("2100-01-01T00:00:00Z"),
                keys,
                List.of(
                        new Delegation(Role.ROOT, "*", Set.of(PayloadTypes.ROOT), 1, Set.of(rootKey.keyId())),
                        new Delegation(Role.RELEASE, "plant-1", Set.of(PayloadTypes.BUNDLE), threshold, ids)));
        byte[] envelope = Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootKey))
                .toBytes();
        try {
            Files.write(file(version), envelope);
            Path part = Files.write(folder.resolve("root.part"), envelope);
            Files.move(part, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TrustedRoot.parse(envelope);
    }

    public TrustedRoot newest() {
        return read(file());
    }

    public static TrustedRoot read(Path file) {
        try {
            return TrustedRoot.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileSigner generate(String name) {
        return FileSigner.generate(Algorithm.ED25519, folder.resolve(name + ".key"), folder.resolve(name + ".pub"));
    }
}
