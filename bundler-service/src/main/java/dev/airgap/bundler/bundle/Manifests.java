package dev.airgap.bundler.bundle;

import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundler.snapshot.Snapshot;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.EnvelopeException;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Signer;
import dev.airgap.trust.VerificationKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Drafts the manifests of bundles, keeps them, and takes their signatures: the service's own, and those of people. */
@ApplicationScoped
public class Manifests {

    /**
     * A manifest that is drafted and not kept yet: nobody may sign it.
     *
     * @param needsPeople whether the service's own signature will not be enough
     */
    public record Drafted(DraftedManifest manifest, boolean needsPeople) {}

    /**
     * What decides a manifest besides the snapshot and the root.
     *
     * @param nextExpectedBy by when the site should have the bundle after this one
     * @param lastReceipt number of the newest receipt that was known when the snapshot was taken
     * @param reportedRoot version of the root that the site trusts, if it is known
     * @param fullRequested whether somebody asked for a bundle that carries everything
     * @param served digest of the snapshot that the site serves and holds, if a receipt has told
     * @param refusedSinceFull whether the site has refused a bundle that came after the last full one
     */
    public record Circumstances(
            String cycleId,
            Instant nextExpectedBy,
            Optional<Long> lastReceipt,
            Optional<Integer> reportedRoot,
            boolean fullRequested,
            Optional<String> served,
            boolean refusedSinceFull) {}

    private final ManifestRows rows;
    private final Ledger ledger;
    private final Bases bases;
    private final ReleaseKeys keys;
    private final BundleConfig config;
    private final Clock clock;
    private final String service;
    private final String producer;

    Manifests(
            ManifestRows rows,
            Ledger ledger,
            Bases bases,
            ReleaseKeys keys,
            BundleConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String program,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.rows = rows;
        this.ledger = ledger;
        this.bases = bases;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
        this.service = program;
        this.producer = program + " " + version;
    }

    /**
     * Who may release bundles of the site now.
     *
     * @throws BuildException if the root cannot be read, lets nobody sign, or is content with one signer and that is not
     *     allowed
     * @throws dev.airgap.trust.TrustException if it is no root
     * @throws dev.airgap.kit.keys.DemonstrationKeyException if it was made for a demonstration and this is none
     */
    public ReleaseRole role(String site) {
        return keys.role(site);
    }

    /**
     * Drafts the manifest of the site's next bundle. It must be kept with {@link #enter} before anybody signs it.
     *
     * @throws BuildException if there can be none
     * @throws dev.airgap.trust.TrustException if key or roots are unfit
     */
    public Drafted draft(ReleaseRole role, Snapshot snapshot, Circumstances circumstances) {
        role.root().requireNotExpired(clock.instant());
        Optional<VerificationKey> own = keys.signer().map(Signer::verificationKey);
        own.ifPresent(role::requireMaySign);
        String site = snapshot.site();
        long epoch = role.root().document().epoch();
        Position position = Position.after(ledger.last(site), rows.lastSequence(site, epoch), site, epoch);
        Draft draft = new Draft(
                position,
                snapshot,
                bases.of(snapshot, epoch, circumstances),
                circumstances.cycleId(),
                ledger.componentsEverReleased(site),
                snapshot.takenAt().plus(config.expiresAfter()),
                circumstances.nextExpectedBy(),
                circumstances.lastReceipt().orElse(null));
        byte[] roots = keys.chain(role.root(), circumstances.reportedRoot()).toBytes();
        boolean needsPeople = role.needed()
                        .without(own.map(VerificationKey::algorithm).stream().toList())
                        .total()
                > 0;
        return new Drafted(draft.toUnsigned(role, roots, producer), needsPeople);
    }

    /** Keeps a draft: from the commit on it may be signed, and its sequence is taken for good. */
    @Transactional(TxType.MANDATORY)
    public void enter(DraftedManifest draft) {
        rows.enter(draft, clock.instant());
    }

    /**
     * The manifest of the cycle, if it has one that may be signed, will never be in a bundle.
     *
     * @param successor what is drafted in its place
     */
    @Transactional(TxType.MANDATORY)
    public void cancel(String cycleId, String why, @Nullable String successor) {
        rows.cancel(cycleId, why, successor);
    }

    /** The manifest of the cycle that may be signed. */
    public Optional<DraftedManifest> open(String cycleId) {
        return rows.open(cycleId);
    }

    /** The cycle that a manifest was drafted in. */
    public Optional<String> cycleOf(String bundleId) {
        return rows.cycleOf(bundleId);
    }

    /** The one with the highest number of the site, whatever became of it. */
    public Optional<DraftedManifest> last(String site) {
        return rows.last(site);
    }

    public Optional<DraftedManifest> find(String bundleId) {
        return rows.known(bundleId);
    }

    /**
     * Signs with the service's own key, if it has one and has not signed yet. The signature is not kept.
     *
     * @throws BuildException if the key cannot be read, or may not sign
     */
    public Optional<ManifestSignature> sign(ReleaseRole role, DraftedManifest draft) {
        if (draft.isSignedBy(service)) {
            return Optional.empty();
        }
        return keys.signer()
                .map(signer -> {
                    role.requireMaySign(signer.verificationKey());
                    Envelope envelope = Envelope.sign(PayloadTypes.BUNDLE, draft.payload(), List.of(signer));
                    return verified(role, draft, envelope.signatures().getFirst(), service);
                })
                .filter(signature -> !draft.hasSignature(signature.toSignature()));
    }

    /**
     * The signatures that somebody brings for a manifest, each verified under the newest root.
     *
     * @param dsse a strict envelope over exactly the manifest
     * @throws SignatureRefusedException if it is none, or one signature does not count
     */
    public List<ManifestSignature> verify(ReleaseRole role, DraftedManifest draft, byte[] dsse, String broughtBy) {
        Envelope envelope = requireOver(draft, dsse);
        return envelope.signatures().stream()
                .map(signature -> verified(role, draft, signature, broughtBy))
                .toList();
    }

    /**
     * Whether an envelope holds nothing but signatures by keys that have signed the manifest.
     *
     * @throws SignatureRefusedException if it is no envelope over exactly the manifest
     */
    public boolean isKnown(DraftedManifest draft, byte[] dsse) {
        return draft.signatures().stream()
                .map(ManifestSignature::toSignature)
                .toList()
                .containsAll(requireOver(draft, dsse).signatures());
    }

    private static Envelope requireOver(DraftedManifest draft, byte[] dsse) {
        Envelope envelope;
        try {
            envelope = Envelope.parse(dsse, BundleReader.MAX_ENVELOPE);
        } catch (EnvelopeException e) {
            throw new SignatureRefusedException(SignatureFault.ENVELOPE_MALFORMED, e.getMessage());
        }
        if (!envelope.payloadType().equals(PayloadTypes.BUNDLE)) {
            throw new SignatureRefusedException(
                    SignatureFault.PAYLOAD_TYPE_MISMATCH,
                    "expected " + PayloadTypes.BUNDLE + ", found " + envelope.payloadType());
        }
        if (!Arrays.equals(envelope.payload(), draft.payload())) {
            throw new SignatureRefusedException(
                    SignatureFault.SIGNATURE_OTHER_MANIFEST,
                    "expected the manifest of bundle %s, found that of %s"
                            .formatted(draft.id(), Manifest.bundleId(envelope.payload())));
        }
        return envelope;
    }

    private ManifestSignature verified(
            ReleaseRole role, DraftedManifest draft, Envelope.Signature signature, String broughtBy) {
        VerificationKey key = role.verify(draft.payload(), signature);
        return new ManifestSignature(key.id(), key.algorithm(), signature.sig(), broughtBy, clock.instant());
    }

    /**
     * Keeps signatures that were verified, in the caller's transaction; those by keys that have signed already change nothing.
     *
     * @return the manifest as it is then
     */
    @Transactional(TxType.MANDATORY)
    public DraftedManifest add(String bundleId, List<ManifestSignature> signatures) {
        DraftedManifest known = rows.known(bundleId).orElseThrow();
        signatures.stream()
                .filter(signature -> !known.hasSignature(signature.toSignature()))
                .forEach(signature -> rows.add(bundleId, signature));
        return rows.known(bundleId).orElseThrow();
    }
}
