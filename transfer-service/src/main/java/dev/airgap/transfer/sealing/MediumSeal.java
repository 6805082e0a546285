package dev.airgap.transfer.sealing;

import dev.airgap.media.MediumWriter;
import dev.airgap.media.SealedFile;
import dev.airgap.media.SealedLog;
import dev.airgap.media.SealedRoots;
import dev.airgap.media.VolumeManifest;
import dev.airgap.transfer.auditlog.AuditLog;
import dev.airgap.transfer.auditlog.Segment;
import dev.airgap.transfer.custody.CarriedFile;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.medium.MediumPlaces;
import dev.airgap.transfer.progress.JobProgress;
import dev.airgap.transfer.progress.ProgressMeter;
import dev.airgap.transfer.returned.AcceptedReceipt;
import dev.airgap.transfer.returned.AcceptedReceipts;
import dev.airgap.transfer.trust.CarriedRoots;
import dev.airgap.transfer.trust.SigningKey;
import dev.airgap.trust.Role;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.Signer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts the audit log's segment, the roots and the signed manifest on the medium. */
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
     * Seals the medium that stands ready.
     *
     * @return the SHA-256 of the manifest's envelope
     * @throws dev.airgap.transfer.auditlog.NotLoggedYetException if the log does not hold what it has to prove
     * @throws dev.airgap.kit.problem.TransientFailure if audit-service is away
     * @throws dev.airgap.transfer.auditlog.LogRefusedException if it does not give a segment
     * @throws dev.airgap.transfer.trust.SigningKeyUnfitException if this service may not seal for the transfer's site
     * @throws dev.airgap.kit.root.RootChainBrokenException if a root that the site needs is missing
     * @throws dev.airgap.media.MediumException if the medium is not the one that was written, or fails
     */
    Sha256 put(Transfer transfer) {
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
        MediumWriter writer = MediumWriter.open(places.of(transfer.id(), transfer.atDesk()));
        SealedFile written = write(writer, transfer, segment);
        SealedRoots sealedRoots = writer.writeRoots(transfer.id(), carried.chain(), carried.version());
        VolumeManifest manifest = new VolumeManifest(
                transfer.id(),
                String.valueOf(transfer.mediumSerial()),
                transfer.people().sealNumber(),
                transfer.site(),
                transfer.cycleId(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                transfer.files().stream().map(CarriedFile::file).toList(),
                new SealedLog(
                        segment.header().origin(),
                        segment.header().from(),
                        segment.header().to(),
                        written.size(),
                        written.sha256()),
                sealedRoots,
                newest.map(AcceptedReceipt::known).orElse(null));
        return writer.seal(manifest, signer);
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
