package dev.airgap.cli.keys;

import dev.airgap.bundle.Manifest;
import dev.airgap.cli.enrolment.DurableFile;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.cli.roots.Quorum;
import dev.airgap.cli.roots.RootSigning;
import dev.airgap.media.enrolment.Fingerprint;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.media.enrolment.KeyCardException;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.EnvelopeException;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.KeyException;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file says, as a JSON object. Its kind is found out by strict parsing. */
final class Shown {

    private static final String ENCRYPTED = "-----BEGIN ENCRYPTED PRIVATE KEY-----";

    private Shown() {}

    /**
     * Reads a file.
     *
     * @param trusted the root document that its signatures are compared with; without it only a root document tells whose are
     *     missing, by its own keys
     * @throws CeremonyException CEREMONY_FILE_UNKNOWN when it is none of the documents we know
     */
    static Map<String, Object> of(Path file, Optional<TrustedRoot> trusted) {
        byte[] bytes = DurableFile.read(file, TrustedRoot.LARGEST_BYTES);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.contains("-----BEGIN ")) {
            return key(file, text);
        }
        Optional<RootSigning> root = RootSigning.parse(bytes);
        if (root.isPresent()) {
            return ShownRoot.of(root.get(), trusted);
        }
        return SignableFile.manifest(bytes)
                .map(manifest -> manifest(manifest, bytes))
                .orElseGet(() -> envelope(file, bytes, trusted));
    }

    private static Map<String, Object> key(Path file, String pem) {
        Map<String, Object> shown = new LinkedHashMap<>();
        if (pem.contains(ENCRYPTED)) {
            shown.put("what", "encrypted private key");
            return shown;
        }
        if (!pem.contains("PRIVATE KEY")) {
            shown.put("what", "public key");
            shown.putAll(key(PublicKeys.read(file)));
            return shown;
        }
        try {
            FileSigner signer = FileSigner.read(file);
            shown.put("what", "private key");
            shown.putAll(key(signer.verificationKey()));
            shown.put("demonstration", signer.isDemonstration());
            return shown;
        } catch (KeyException e) {
            throw new CeremonyException(Finding.CEREMONY_KEY, "cannot use " + file + ": " + e.getMessage(), e);
        }
    }

    static Map<String, Object> key(VerificationKey key) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("keyId", key.id().hex());
        shown.put("algorithm", key.algorithm().name());
        return shown;
    }

    private static Map<String, Object> envelope(Path file, byte[] bytes, Optional<TrustedRoot> trusted) {
        try {
            Envelope envelope = Envelope.parse(bytes, TrustedRoot.LARGEST_BYTES);
            return switch (envelope.payloadType()) {
                case PayloadTypes.KEY_CARD -> card(KeyCard.verify(bytes));
                case PayloadTypes.BUNDLE -> signature(file, envelope, trusted);
                default -> throw unknown(file, envelope.payloadType());
            };
        } catch (EnvelopeException | KeyCardException e) {
            throw unknown(file, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> signature(Path file, Envelope envelope, Optional<TrustedRoot> trusted) {
        byte[] payload = envelope.payload();
        Manifest manifest = SignableFile.manifest(payload)
                .orElseThrow(() -> unknown(file, "its payload is not the manifest of a bundle"));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("what", "signatures of a bundle manifest");
        shown.put(
                "signedBy",
                envelope.signatures().stream()
                        .map(signature -> signature.keyId().hex())
                        .toList());
        shown.put("manifest", ManifestToSign.lines(manifest, payload));
        trusted.map(TrustedRoot::document)
                .ifPresent(root -> shown.put("signatures", quorums(root, manifest, envelope)));
        return shown;
    }

    private static List<Object> quorums(RootDocument root, Manifest manifest, Envelope envelope) {
        return root.delegation(Role.RELEASE, manifest.site(), PayloadTypes.BUNDLE).stream()
                .flatMap(delegation ->
                        Quorum.of("release keys of root " + root.version(), delegation, root.keys(), envelope).stream())
                .<Object>map(ShownRoot::quorum)
                .toList();
    }

    private static Map<String, Object> manifest(Manifest manifest, byte[] payload) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("what", "bundle manifest");
        shown.put("bundleId", Manifest.bundleId(payload));
        shown.put("site", manifest.site());
        shown.put("epoch", manifest.epoch());
        shown.put("sequence", manifest.sequence());
        shown.put("manifest", ManifestToSign.lines(manifest, payload));
        return shown;
    }

    private static Map<String, Object> card(KeyCard card) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("what", "key card");
        shown.put("site", card.site());
        shown.put("siteKey", card.siteKey().id().hex());
        shown.put("logKey", card.logKey().id().hex());
        shown.put("rootFingerprint", Fingerprint.shown(card.rootFingerprint()));
        shown.put("confirmedBy", card.confirmedBy());
        shown.put("demonstration", card.demonstration());
        shown.put("fingerprint", Fingerprint.shown(card.fingerprint()));
        return shown;
    }

    private static CeremonyException unknown(Path file, String why) {
        return new CeremonyException(Finding.CEREMONY_FILE_UNKNOWN, file + " is nothing that can be shown: " + why);
    }
}
