package dev.airgap.rules.export;

import dev.airgap.kit.keys.Keys;
import dev.airgap.rules.storage.RuleStorage;
import dev.airgap.rules.update.StoredUpdate;
import dev.airgap.ruleupdate.RuleUpdate;
import dev.airgap.ruleupdate.RuleUpdateException;
import dev.airgap.ruleupdate.RuleUpdateManifest;
import dev.airgap.ruleupdate.RuleUpdateReader;
import dev.airgap.ruleupdate.RuleUpdateWriter;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.List;

/** Signs a manifest into a {@code .dsru} and reads it back as the air gap will, under this zone's own root. */
final class UpdateMaker {

    private final String signingKey;
    private final Path root;
    private final RuleStorage storage;
    private final Keys keys;

    UpdateMaker(String signingKey, Path root, RuleStorage storage, Keys keys) {
        this.keys = keys;
        this.signingKey = signingKey;
        this.root = root;
        this.storage = storage;
    }

    /**
     * Writes the file under its id: the same manifest always lands in the same place, so a repeated attempt leaves
     * nothing behind.
     *
     * @throws ExportFailedException with the code of what the key, the root or the format objects to
     */
    ExportedUpdate make(RuleUpdateManifest manifest) throws IOException {
        Path target =
                storage.update(RuleUpdateManifest.idOf(manifest.toPayload()).hex());
        try {
            Signer signer = keys.signer(signingKey);
            RuleUpdateWriter.write(manifest, storage.content(), List.of(signer), target);
            RuleUpdate update = readBack(manifest, target);
            return new ExportedUpdate(update, stored(target));
        } catch (TrustException e) {
            throw new ExportFailedException(e.code(), e.getMessage(), e);
        } catch (RuleUpdateException e) {
            throw new ExportFailedException(e.code(), e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new ExportFailedException(
                    "SIGNING_KEY_UNREADABLE", "the signing key cannot be read: " + e.getMessage(), e);
        }
    }

    private RuleUpdate readBack(RuleUpdateManifest manifest, Path file) throws IOException {
        TrustedRoot trusted = trusted();
        try (RuleUpdateReader reader = RuleUpdateReader.open(file)) {
            reader.verify(trusted, manifest.site(), manifest.number().fileName());
            return reader.extract(storage.content());
        }
    }

    private TrustedRoot trusted() {
        try {
            return keys.root(root);
        } catch (UncheckedIOException e) {
            throw new ExportFailedException("ROOT_UNREADABLE", "the trusted root cannot be read: " + e.getMessage(), e);
        }
    }

    private static StoredUpdate stored(Path file) throws IOException {
        DigestOutputStream digest = new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.newDigest());
        long size;
        try (InputStream in = Files.newInputStream(file)) {
            size = in.transferTo(digest);
        }
        return new StoredUpdate(
                size, Sha256.ofDigest(digest.getMessageDigest().digest()).hex());
    }
}
