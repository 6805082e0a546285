package dev.airgap.transfer.writing;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.media.MediumCode;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumReader;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.Progress;
import dev.airgap.media.ReturnedFile;
import dev.airgap.media.SealedPiece;
import dev.airgap.media.TransferFile;
import dev.airgap.transfer.custody.CarriedFile;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.custody.WriteRecord;
import dev.airgap.transfer.medium.MediumJob;
import dev.airgap.transfer.medium.MediumPlaces;
import dev.airgap.transfer.progress.JobProgress;
import dev.airgap.transfer.progress.ProgressMeter;
import dev.airgap.transfer.returned.ReadReturns;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the transfers that are to be written, one after the other. */
@ApplicationScoped
class WriteJobs implements MediumJob {

    private final WriteRecord record;
    private final ContentSource source;
    private final ReadReturns returns;
    private final JobProgress progress;
    private final MediumPlaces places;
    private final SourceConfig config;

    WriteJobs(
            WriteRecord record,
            ContentSource source,
            ReadReturns returns,
            JobProgress progress,
            MediumPlaces places,
            SourceConfig config) {
        this.record = record;
        this.source = source;
        this.returns = returns;
        this.progress = progress;
        this.places = places;
        this.config = config;
    }

    @Override
    public Zone zone() {
        return Zone.DMZ;
    }

    @Override
    public boolean step() {
        Optional<Transfer> next = record.next();
        next.ifPresent(this::write);
        return next.isPresent();
    }

    private void write(Transfer transfer) {
        List<SealedPiece> written = new ArrayList<>();
        Optional<TransferError> error = tryToWrite(transfer, written);
        if (Thread.currentThread().isInterrupted()) {
            // The service stops: the transfer stays WRITING, and is written when the service starts again.
            return;
        }
        if (error.isPresent()) {
            Log.warnf(
                    "writing failed transferId=%s code=%s: %s",
                    transfer.id(), error.get().code(), error.get().detail());
            record.failed(transfer.id(), error.get());
        } else {
            Log.infof("written transferId=%s mediumSerial=%s", transfer.id(), transfer.mediumSerial());
            record.written(transfer.id(), written);
        }
    }

    private Optional<TransferError> tryToWrite(Transfer transfer, List<SealedPiece> written) {
        ProgressMeter meter = progress.meter(transfer.id(), transfer.bytes());
        meter.startFrom(Progress.Phase.WRITING, 0);
        try {
            Optional<TransferError> objection = transfer.atDesk() ? Optional.empty() : clear(transfer);
            if (objection.isEmpty()) {
                transfer.volumes().known().forEach(volume -> prepare(transfer, volume.number()));
                MediumWrite write = new MediumWrite(volume -> writer(transfer, volume), source, config.sourceTries());
                written.addAll(write.run(transfer, meter));
            }
            return objection;
        } catch (MediumException e) {
            return Optional.of(new TransferError(e.code(), String.valueOf(e.getMessage())));
        } catch (TransientFailure e) {
            return Optional.of(new TransferError(MediumCode.SOURCE_UNREADABLE.name(), String.valueOf(e.getMessage())));
        } catch (SourceRefusedException e) {
            return Optional.of(new TransferError("SOURCE_REFUSED", String.valueOf(e.getMessage())));
        }
    }

    /** Makes room: a medium comes back with the carries on it that it made. What nobody here knows stays and refuses. */
    private Optional<TransferError> clear(Transfer transfer) {
        Path medium = places.of(transfer.id(), 1, false);
        Optional<ReturnedFile> unread =
                returns.firstUnread(MediumReader.open(medium).returned());
        if (unread.isPresent()) {
            return Optional.of(
                    Objection.unread(unread.get().transferId(), unread.get().name())
                            .toError());
        }
        List<String> present = writer(transfer, 1).transferIds();
        List<Transfer> known = record.known(present);
        Optional<Objection> objection =
                Objection.toWritingOver(known, transfer, String.valueOf(transfer.mediumSerial()));
        if (objection.isPresent()) {
            return objection.map(Objection::toError);
        }
        if (known.size() == present.size()) {
            record.writtenOver(present, transfer.id());
        }
        return Optional.empty();
    }

    /** What is left of a divided file is written anew. */
    private void prepare(Transfer transfer, int volume) {
        MediumWriter writer = writer(transfer, volume);
        List<TransferFile> whole = transfer.files().stream()
                .filter(file -> transfer.volumes().piecesOf(file).stream()
                        .anyMatch(piece -> piece.part() == 0 && piece.volume() == volume))
                .map(CarriedFile::file)
                .toList();
        Set<String> known =
                record.known(writer.transferIds()).stream().map(Transfer::id).collect(Collectors.toUnmodifiableSet());
        writer.prepare(transfer.id(), known, whole);
    }

    private MediumWriter writer(Transfer transfer, int volume) {
        return MediumWriter.open(places.of(transfer.id(), volume, transfer.atDesk()));
    }
}
