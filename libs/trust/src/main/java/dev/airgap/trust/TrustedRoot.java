package dev.airgap.trust;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A root document that was verified: by an explicit act for the first one, by the chain of its predecessors after that
 * (TUF specification 1.0, section 5.3). Immutable.
 */
public final class TrustedRoot {

    /** Largest root envelope in bytes. */
    public static final int LARGEST_BYTES = 512 * 1024;

    private final RootDocument document;
    private final byte[] payload;
    private final byte[] envelopeBytes;

    private TrustedRoot(RootDocument document, byte[] payload, byte[] envelopeBytes) {
        this.document = document;
        this.payload = payload;
        this.envelopeBytes = envelopeBytes;
    }

    /**
     * Reads the root that somebody decided to trust (first trust), or that was stored after a walk. It must be signed
     * by its own threshold; whether it is the right one only its fingerprint can tell.
     *
     * @throws EnvelopeException when it is no envelope
     * @throws RootException when it is no root document or is not signed by its own keys
     */
    public static TrustedRoot parse(byte[] dsseBytes) {
        TrustedRoot offered = read(dsseBytes);
        requireSignedBy(offered.document, offered, "itself");
        return offered;
    }

    /**
     * Walks to newer roots, one version at a time, each signed by the threshold of its predecessor and by its own.
     * Roots up to the trusted version are skipped; this object stays as it is.
     *
     * @param newerEnvelopes envelopes in ascending order of version
     * @return the last root, this one if none is newer
     * @throws EnvelopeException when one is no envelope
     * @throws RootException when one must not be trusted; then none of them is
     */
    public TrustedRoot walk(List<byte[]> newerEnvelopes) {
        TrustedRoot trusted = this;
        for (byte[] bytes : newerEnvelopes) {
            trusted = trusted.step(read(bytes));
        }
        return trusted;
    }

    private TrustedRoot step(TrustedRoot offered) {
        int version = document.version();
        int offeredVersion = offered.document.version();
        if (offeredVersion < version) {
            return this;
        }
        if (offeredVersion == version) {
            if (!Arrays.equals(payload, offered.payload)) {
                throw new RootException(
                        RootException.Finding.ROOT_FORK, "Another root of the trusted version " + version);
            }
            return this;
        }
        if (offeredVersion != version + 1) {
            throw new RootException(
                    RootException.Finding.ROOT_VERSION,
                    "Expected root version " + (version + 1) + ", found " + offeredVersion);
        }
        requireSignedBy(document, offered, "its predecessor");
        requireSignedBy(offered.document, offered, "itself");
        if (offered.document.epoch() < document.epoch()) {
            throw new RootException(
                    RootException.Finding.ROOT_EPOCH,
                    "Epoch falls from " + document.epoch() + " to " + offered.document.epoch());
        }
        // Keys that anybody may have seen must not turn into keys that protect something, nor the other way round.
        if (offered.document.demonstration() != document.demonstration()) {
            throw new RootException(
                    RootException.Finding.ROOT_UNTRUSTED,
                    "Of root " + version + " and root " + offeredVersion + " only one is for demonstration");
        }
        return offered;
    }

    /**
     * Verifies an envelope under this root: the role, the scope, the payload type, and as many distinct keys as the
     * threshold asks for. Signatures by keys that do not speak for the role count for nothing.
     *
     * @param scope the site or zone that the document must be for
     * @throws UntrustedException when the root does not vouch for it
     */
    public Verified verify(Envelope envelope, Role role, String scope, String payloadType) {
        Delegation delegation = document.delegation(role, scope, payloadType)
                .orElseThrow(() -> new UntrustedException(
                        UntrustedException.Finding.NOT_DELEGATED,
                        "Root " + document.version() + " delegates " + payloadType + " to nobody as " + role.wireName()
                                + " of " + scope));
        return new Verification(document.keys(), delegation, payloadType).verify(envelope);
    }

    /** @throws RootException {@code ROOT_EXPIRED} when the root had to be replaced before {@code now} */
    public void requireNotExpired(Instant now) {
        if (!now.isBefore(document.expires())) {
            throw new RootException(
                    RootException.Finding.ROOT_EXPIRED,
                    "Root " + document.version() + " expired at " + document.expires());
        }
    }

    public RootDocument document() {
        return document;
    }

    /** The envelope exactly as it was read, to be stored. */
    public byte[] envelopeBytes() {
        return envelopeBytes.clone();
    }

    /** SHA-256 of the signed document: what two people read to each other before they trust it. */
    public Sha256 fingerprint() {
        return Sha256.of(payload);
    }

    private static TrustedRoot read(byte[] dsseBytes) {
        Envelope envelope = Envelope.parse(dsseBytes, LARGEST_BYTES);
        if (!envelope.payloadType().equals(PayloadTypes.ROOT)) {
            throw new RootException(
                    RootException.Finding.ROOT_MALFORMED,
                    "Expected " + PayloadTypes.ROOT + ", found " + envelope.payloadType());
        }
        byte[] payload = envelope.payload();
        return new TrustedRoot(RootDocument.parse(payload), payload, dsseBytes.clone());
    }

    private static void requireSignedBy(RootDocument signers, TrustedRoot offered, String whom) {
        Envelope envelope = Envelope.parse(offered.envelopeBytes, LARGEST_BYTES);
        try {
            new Verification(signers.keys(), signers.rootDelegation(), PayloadTypes.ROOT).verify(envelope);
        } catch (UntrustedException untrusted) {
            throw new RootException(
                    RootException.Finding.ROOT_UNTRUSTED,
                    "Root " + offered.document.version() + " is not signed by " + whom + ": " + untrusted.getMessage(),
                    untrusted);
        }
    }
}
