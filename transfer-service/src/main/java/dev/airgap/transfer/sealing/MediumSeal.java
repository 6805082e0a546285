package dev.airgap.transfer.sealing;

import dev.airgap.media.MediumWriter;
import dev.airgap.media.SealedFile;
import dev.airgap.media.SealedLog;
import dev.airgap.media.Volume;
import dev.airgap.media.VolumeManifest;
import dev.airgap.transfer.auditlog.AuditLog;
import dev.airgap.transfer.auditlog.Segment;
import dev.airgap.transfer.custody.CarriedFile;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.VolumePiece;
import dev.airgap.transfer.medium.MediumPlaces;
import dev.airgap.transfer.progress.JobProgress;
import dev.airgap.transfer.progress.ProgressMeter;
import dev.airgap.transfer.returned.AcceptedReceipt;
import dev.airgap.transfer.returned.AcceptedReceipts;
import dev.airgap.transfer.trust.CarriedRoots;
import dev.airgap.transfer.trust.SigningKey;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.Signer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts the audit log's segment, the roots and the signed manifests on the media. */
@ApplicationScoped
class MediumSeal {

    private final AcceptedReceipts receipts;
    private final AuditLog auditLog;
    private final JobProgress progress;
    private final MediumPlaces places;
    private final SigningKey key;
    private final CarriedRoots roots;
    private final Clock clock;

    MediumSeal(
            AcceptedReceipts receipts,
            AuditLog auditLog,
            JobProgress progress,
            MediumPlaces places,
            SigningKey key,
            CarriedRoots roots,
            Clock clock) {
        this.receipts = receipts;
        this.auditLog = auditLog;
        this.progress = progress;
        this.places = places;
        this.key = key;
        this.roots = roots;
        this.clock = clock;
    }

    /**
     * Seals the medium that stands ready, or what is to be written to the media at a desk.
     *
     * @return what it was sealed with
     * @throws dev.airgap.transfer.auditlog.NotLoggedYetException if the log does not hold what it has to prove
     * @throws dev.airgap.kit.problem.TransientFailure if audit-service is away
     * @throws dev.airgap.transfer.auditlog.LogRefusedException if it does not give a segment
     * @throws dev.airgap.transfer.trust.SigningKeyUnfitException if this service may not seal for the transfer's site
     * @throws dev.airgap.kit.root.RootChainBrokenException if a root that the site needs is missing
     * @throws dev.airgap.media.MediumException if the medium is not the one that was written, or fails
     */
    Sealed put(Transfer transfer) {
        Signer signer = key.as(Role.TRANSFER, transfer.site());
        Optional<AcceptedReceipt> newest = receipts.newest();
        CarriedRoots.Roots carried =
                roots.since(newest.map(AcceptedReceipt::rootVersion).orElseGet(OptionalInt::empty));
        List<String> announced = transfer.files().stream()
                .map(CarriedFile::eventId)
                .filter(Objects::nonNull)
                .toList();
        Segment segment =
                auditLog.segment(newest.map(AcceptedReceipt::mirroredLogSize).orElse(0L), announced);
        SealedFile written = write(writer(transfer, 1), transfer, segment);
        SealedLog log = new SealedLog(
                segment.header().origin(),
                segment.header().from(),
                segment.header().to(),
                written.size(),
                written.sha256());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<VolumeManifest> manifests = transfer.volumes().known().stream()
                .map(volume -> new VolumeManifest(
                        transfer.id(),
                        volume(transfer, volume.number()),
                        volume.mediumSerial(),
                        transfer.people().sealNumber(),
                        transfer.site(),
                        transfer.cycleId(),
                        now,
                        transfer.files().stream().map(CarriedFile::file).toList(),
                        log,
                        writer(transfer, volume.number()).writeRoots(transfer.id(), carried.chain(), carried.version()),
                        receipts.known().orElse(null)))
                .toList();
        List<String> envelopes = manifests.stream()
                .map(manifest -> sealed(transfer, manifest, signer))
                .toList();
        return new Sealed(manifests.getFirst().setDigest(), envelopes);
    }

    private String sealed(Transfer transfer, VolumeManifest manifest, Signer signer) {
        byte[] envelope = Envelope.sign(PayloadTypes.TRANSFER, manifest.toPayload(), List.of(signer))
                .toBytes();
        writer(transfer, manifest.volume().number()).seal(manifest, envelope);
        return new String(envelope, StandardCharsets.UTF_8);
    }

    /**
     * @param setDigest what the manifests have in common
     * @param envelopes each volume's, in their order
     */
    record Sealed(Sha256 setDigest, List<String> envelopes) {

        Sealed {
            envelopes = List.copyOf(envelopes);
        }
    }

    private MediumWriter writer(Transfer transfer, int volume) {
        return MediumWriter.open(places.of(transfer.id(), volume, transfer.atDesk()));
    }

    private static Volume volume(Transfer transfer, int number) {
        return new Volume(
                number,
                transfer.volumes().of(),
                transfer.volumes().pieces().stream().map(VolumePiece::written).toList());
    }

    private SealedFile write(MediumWriter writer, Transfer transfer, Segment segment) {
        try (InputStream in = Files.newInputStream(segment.file())) {
            ProgressMeter meter = progress.meter(transfer.id(), "WRITING_LOG", Files.size(segment.file()));
            return writer.writeLog(transfer.id(), in, meter);
        } catch (IOException e) {
            throw new UncheckedIOException("the segment cannot be read", e);
        }
    }
}
