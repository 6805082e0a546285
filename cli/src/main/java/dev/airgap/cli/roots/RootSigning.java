package dev.airgap.cli.roots;

import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.EnvelopeException;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.RootException;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustedRoot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A root document on its way from one root key holder to the next. In files it is {@code root.<n>.draft.json}, the plain
 * payload, until somebody signs; then {@code root.<n>.signing.dsse.json}, an envelope with the signatures so far. The name
 * {@code root.<n>.dsse.json} is left to complete root documents.
 */
public final class RootSigning {

    private final RootDocument document;
    private final byte[] payload;
    private final List<Envelope.Signature> signatures;

    private RootSigning(RootDocument document, byte[] payload, List<Envelope.Signature> signatures) {
        this.document = document;
        this.payload = payload;
        this.signatures = List.copyOf(signatures);
    }

    /** A draft. */
    public static RootSigning unsigned(RootDocument document) {
        return new RootSigning(document, document.toPayload(), List.of());
    }

    /**
     * Reads a draft or a document that is at least partly signed. No signature is verified yet.
     *
     * @return empty when it is neither
     */
    public static Optional<RootSigning> parse(byte[] bytes) {
        return envelope(bytes)
                .map(envelope -> read(envelope.payload(), envelope.signatures()))
                .orElseGet(() -> read(bytes, List.of()));
    }

    /** @throws CeremonyException CEREMONY_SIGNED_ALREADY */
    public RootSigning signedBy(Signer signer) {
        if (isSignedBy(signer.keyId())) {
            throw new CeremonyException(
                    Finding.CEREMONY_SIGNED_ALREADY,
                    "key " + signer.keyId() + " has signed root " + document.version() + " already");
        }
        Envelope more = signatures.isEmpty()
                ? Envelope.sign(PayloadTypes.ROOT, payload, List.of(signer))
                : envelope().signedBy(signer);
        return new RootSigning(document, payload, more.signatures());
    }

    /**
     * The signatures of both, for people who signed at the same time.
     *
     * @throws CeremonyException CEREMONY_OTHER_DOCUMENT
     */
    public RootSigning with(RootSigning other) {
        if (!Arrays.equals(payload, other.payload)) {
            throw new CeremonyException(
                    Finding.CEREMONY_OTHER_DOCUMENT,
                    "root " + document.version() + " with fingerprint " + fingerprint() + " and root "
                            + other.document.version() + " with fingerprint " + other.fingerprint()
                            + " are not the same document");
        }
        Map<KeyId, Envelope.Signature> byKey = new TreeMap<>();
        other.signatures.forEach(signature -> byKey.put(signature.keyId(), signature));
        signatures.forEach(signature -> byKey.put(signature.keyId(), signature));
        return new RootSigning(document, payload, List.copyOf(byKey.values()));
    }

    /**
     * Whose signatures are needed: those of its own root keys, and of its predecessor's.
     *
     * @throws CeremonyException CEREMONY_SIGNATURE_INVALID
     */
    public List<Quorum> quorums(Optional<TrustedRoot> previous) {
        List<Quorum> quorums = new ArrayList<>();
        previous.map(TrustedRoot::document)
                .ifPresent(old -> quorums.addAll(
                        quorum("root " + document.version() + " by the root keys of root " + old.version(), old)));
        quorums.addAll(quorum("root " + document.version() + " by its own root keys", document));
        return List.copyOf(quorums);
    }

    /**
     * The root document, once it is complete.
     *
     * @param previous the trusted root before it; empty for the first
     * @throws CeremonyException CEREMONY_SIGNATURES_MISSING, CEREMONY_SIGNATURE_INVALID, CEREMONY_VERSION,
     *     CEREMONY_DEMONSTRATION
     * @throws RootException for whatever else the next root must not be
     */
    public TrustedRoot complete(Optional<TrustedRoot> previous) {
        requireFollows(previous);
        List<String> missing = quorums(previous).stream()
                .filter(quorum -> quorum.missing() > 0)
                .map(Quorum::shown)
                .toList();
        if (!missing.isEmpty()) {
            throw new CeremonyException(Finding.CEREMONY_SIGNATURES_MISSING, String.join("; ", missing));
        }
        byte[] bytes = envelope().toBytes();
        return previous.map(old -> old.walk(List.of(bytes))).orElseGet(() -> TrustedRoot.parse(bytes));
    }

    /** @throws CeremonyException CEREMONY_VERSION, CEREMONY_DEMONSTRATION */
    public void requireFollows(Optional<TrustedRoot> previous) {
        int expected = previous.map(old -> old.document().version() + 1).orElse(1);
        if (document.version() != expected) {
            throw new CeremonyException(
                    Finding.CEREMONY_VERSION,
                    (expected == 1 ? "without a root before it this" : "after root " + (expected - 1) + " this")
                            + " must be root " + expected + ", it is root " + document.version());
        }
        previous.map(TrustedRoot::document).ifPresent(old -> {
            if (old.demonstration() != document.demonstration()) {
                throw new CeremonyException(
                        Finding.CEREMONY_DEMONSTRATION,
                        "of root " + old.version() + " and root " + document.version()
                                + " only one is for demonstration");
            }
            if (document.epoch() < old.epoch()) {
                throw new CeremonyException(
                        Finding.CEREMONY_VERSION, "the epoch falls from " + old.epoch() + " to " + document.epoch());
            }
        });
    }

    public boolean isSignedBy(KeyId key) {
        return signers().contains(key);
    }

    /** Whose signatures are there, valid or not, sorted. */
    public List<KeyId> signers() {
        return signatures.stream().map(Envelope.Signature::keyId).toList();
    }

    public RootDocument document() {
        return document;
    }

    public Sha256 fingerprint() {
        return Sha256.of(payload);
    }

    /** Whether nobody has signed it yet. */
    public boolean isDraft() {
        return signatures.isEmpty();
    }

    /** The file as it travels. */
    public byte[] toBytes() {
        return isDraft() ? payload.clone() : envelope().toBytes();
    }

    public String draftName() {
        return "root." + document.version() + ".draft.json";
    }

    public String signingName() {
        return "root." + document.version() + ".signing.dsse.json";
    }

    /** The root delegation of a document. */
    public static Delegation rootDelegation(RootDocument document) {
        return document.delegation(Role.ROOT, Delegation.EVERYWHERE, PayloadTypes.ROOT)
                .orElseThrow();
    }

    private List<Quorum> quorum(String whose, RootDocument signers) {
        return Quorum.of(whose, rootDelegation(signers), signers.keys(), PayloadTypes.ROOT, payload, signatures);
    }

    private Envelope envelope() {
        return new Envelope(PayloadTypes.ROOT, payload, signatures);
    }

    private static Optional<Envelope> envelope(byte[] bytes) {
        try {
            return Optional.of(Envelope.parse(bytes, TrustedRoot.LARGEST_BYTES))
                    .filter(envelope -> envelope.payloadType().equals(PayloadTypes.ROOT));
        } catch (EnvelopeException none) {
            return Optional.empty();
        }
    }

    private static Optional<RootSigning> read(byte[] payload, List<Envelope.Signature> signatures) {
        try {
            RootDocument document = RootDocument.parse(payload);
            // Two spellings of one document would have two fingerprints, and people compare fingerprints.
            return Arrays.equals(document.toPayload(), payload)
                    ? Optional.of(new RootSigning(document, payload, signatures))
                    : Optional.empty();
        } catch (RootException none) {
            return Optional.empty();
        }
    }
}
