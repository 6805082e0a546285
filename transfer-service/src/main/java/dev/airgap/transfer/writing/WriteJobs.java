package dev.airgap.transfer.writing;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.media.MediumCode;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumReader;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.Progress;
import dev.airgap.media.ReturnedFile;
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
import java.util.List;
import java.util.Optional;
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
        Optional<TransferError> error = tryToWrite(transfer);
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
            record.written(transfer.id());
        }
    }

    private Optional<TransferError> tryToWrite(Transfer transfer) {
        ProgressMeter meter = progress.meter(transfer.id(), transfer.bytes());
        meter.startFrom(Progress.Phase.WRITING, 0);
        Path medium = places.of(transfer.id(), transfer.atDesk());
        try {
            Optional<ReturnedFile> unread =
                    returns.firstUnread(MediumReader.open(medium).returned());
            if (unread.isPresent()) {
                return Optional.of(
                        Objection.unread(unread.get().transferId(), unread.get().name())
                                .toError());
            }
            MediumWriter writer = MediumWriter.open(medium);
            Optional<TransferError> objection = clear(writer, transfer);
            if (objection.isEmpty()) {
                new MediumWrite(writer, source, config.sourceTries()).run(transfer, meter);
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
    private Optional<TransferError> clear(MediumWriter writer, Transfer transfer) {
        List<String> present = writer.transferIds();
        List<Transfer> known = record.known(present);
        Optional<Objection> objection = Objection.toWritingOver(known, transfer);
        if (objection.isPresent()) {
            return objection.map(Objection::toError);
        }
        if (known.size() == present.size()) {
            record.writtenOver(present, transfer.id());
        }
        writer.prepare(
                transfer.id(),
                known.stream().map(Transfer::id).collect(Collectors.toUnmodifiableSet()),
                transfer.files().stream().map(CarriedFile::file).toList());
        return Optional.empty();
    }
}
