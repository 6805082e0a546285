package dev.airgap.media;

import dev.airgap.trust.Envelope;
import dev.airgap.trust.MalformedException;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.UntrustedException;
import java.nio.charset.StandardCharsets;

/** The verification of a volume manifest. Everything that is not proved is refused. */
final class Seal {

    static final int MAX_BYTES = 1 << 20;

    private final String shown;

    Seal(String shown) {
        this.shown = shown;
    }

    SealedTransfer verify(FoundTransfer found, TrustedRoot root, String site) {
        byte[] bytes = found.envelope();
        if (bytes == null) {
            throw new MediumException(
                    MediumCode.MEDIUM_NOT_SEALED, shown, "is missing: the transfer was never finished");
        }
        VolumeManifest manifest = manifest(bytes, root, site);
        if (!manifest.transferId().equals(found.transferId())) {
            throw new MediumException(
                    MediumCode.MEDIUM_MANIFEST_INVALID,
                    shown,
                    "was sealed for transfer " + manifest.transferId() + " and lies in another's folder");
        }
        String name = MediumLayout.manifest(manifest.volume());
        if (!shown.endsWith("/" + name)) {
            throw new MediumException(MediumCode.MEDIUM_MANIFEST_INVALID, shown, "is that of another volume: " + name);
        }
        requireSite(manifest, site);
        return new SealedTransfer(manifest, Sha256.of(bytes), new String(bytes, StandardCharsets.UTF_8));
    }

    /** What it says, whoever signed it. */
    VolumeManifest claimed(FoundTransfer found) {
        byte[] bytes = found.envelope();
        if (bytes == null) {
            throw new MediumException(MediumCode.MEDIUM_NOT_SEALED, shown, "is missing");
        }
        try {
            return VolumeManifest.parse(Envelope.parse(bytes, MAX_BYTES).payload());
        } catch (TrustException e) {
            throw invalid(e);
        }
    }

    private VolumeManifest manifest(byte[] bytes, TrustedRoot root, String site) {
        Envelope envelope;
        try {
            envelope = Envelope.parse(bytes, MAX_BYTES);
        } catch (TrustException e) {
            throw invalid(e);
        }
        try {
            return VolumeManifest.parse(root.verify(envelope, Role.TRANSFER, site, PayloadTypes.TRANSFER)
                    .payload());
        } catch (UntrustedException e) {
            // A stick that belongs to another site is an everyday mix-up and deserves its own words. The claim is not
            // trusted: it decides only between two refusals.
            requireSiteOfClaim(envelope, site);
            throw invalid(e);
        } catch (TrustException e) {
            throw invalid(e);
        }
    }

    private void requireSiteOfClaim(Envelope envelope, String site) {
        try {
            requireSite(VolumeManifest.parse(envelope.payload()), site);
        } catch (MalformedException e) {
            // Then it is not a volume manifest at all, which the caller says.
        }
    }

    private void requireSite(VolumeManifest manifest, String site) {
        if (!manifest.site().equals(site)) {
            throw new MediumException(
                    MediumCode.MEDIUM_WRONG_SITE,
                    shown,
                    "was sealed for site " + manifest.site() + ", this is " + site);
        }
    }

    private MediumException invalid(TrustException e) {
        return new MediumException(MediumCode.MEDIUM_MANIFEST_INVALID, shown, e.code() + ": " + e.getMessage(), e);
    }
}
