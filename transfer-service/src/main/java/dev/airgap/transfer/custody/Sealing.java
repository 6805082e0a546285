package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferSealed;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.VolumeManifest;
import dev.airgap.transfer.medium.MountConfig;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.Role;
import dev.airgap.trust.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Seals written transfers: signs the volume manifest and puts it on the medium. */
@ApplicationScoped
public class Sealing {

    private final TransferRows rows;
    private final Outbox outbox;
    private final MountConfig mount;
    private final SealConfig config;
    private final Root root;
    private final Clock clock;

    Sealing(TransferRows rows, Outbox outbox, MountConfig mount, SealConfig config, Root root, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.mount = mount;
        this.config = config;
        this.root = root;
        this.clock = clock;
    }

    /**
     * Seals. The manifest lies on the medium before SEALED is committed; after a crash between the two, sealing again
     * replaces it.
     *
     * @throws UnknownTransferException if there is no such transfer
     * @throws StepNotPossibleException if it is not written, or sealed already
     * @throws SealKeyException if this service may not seal for the transfer's site
     * @throws dev.airgap.media.MediumException if the medium that stands ready is not the one that was written, or fails
     */
    @Transactional
    public Transfer seal(String id, String actor) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.SEAL);
        Transfer transfer = row.toTransfer();
        FileSigner signer = signerFor(transfer.site());
        Instant now = clock.instant();
        Sha256 manifest = MediumWriter.open(mount.mediumDirectory()).seal(manifestOf(transfer, now), signer);
        TransferSealed data = new TransferSealed(
                id, String.valueOf(transfer.mediumSerial()), manifest.hex(), TransferEvents.fileData(transfer));
        String eventId = outbox.append(TransferEvents.of(EventType.TRANSFER_SEALED, transfer, data)
                .causedBy(row.lastEventId())
                .by(actor));
        row.sealed(manifest.hex(), eventId, now);
        return row.toTransfer();
    }

    private static VolumeManifest manifestOf(Transfer transfer, Instant now) {
        return new VolumeManifest(
                transfer.id(),
                String.valueOf(transfer.mediumSerial()),
                transfer.site(),
                transfer.cycleId(),
                now.truncatedTo(ChronoUnit.MILLIS),
                transfer.files().stream().map(CarriedFile::file).toList());
    }

    /** A medium sealed with a key that the site will refuse is noticed here, not after it was carried. */
    private FileSigner signerFor(String site) {
        FileSigner signer = FileSigner.read(
                config.signingKey().orElseThrow(() -> new SealKeyException("airgap.transfer.signing-key is not set.")));
        boolean delegated = root.read().document().keysOf(Role.TRANSFER, site).stream()
                .anyMatch(key -> key.id().equals(signer.keyId()));
        if (!delegated) {
            throw new SealKeyException(
                    "The root does not let this service's key seal transfers for site " + site + ".");
        }
        return signer;
    }
}
