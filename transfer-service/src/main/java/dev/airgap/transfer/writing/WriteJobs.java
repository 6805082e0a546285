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
import dev.airgap.transfer.medium.MountConfig;
import dev.airgap.transfer.progress.JobProgress;
import dev.airgap.transfer.progress.ProgressMeter;
import dev.airgap.transfer.returned.ReadReturns;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the transfers that are to be written, one after the other. */
@ApplicationScoped
class WriteJobs implements MediumJob {

    private final WriteRecord record;
    private final ContentSource source;
    private final ReadReturns returns;
    private final JobProgress progress;
    private final MountConfig mount;
    private final SourceConfig config;

    WriteJobs(
            WriteRecord record,
            ContentSource source,
            ReadReturns returns,
            JobProgress progress,
            MountConfig mount,
            SourceConfig config) {
        this.record = record;
        this.source = source;
        this.returns = returns;
        this.progress = progress;
        this.mount = mount;
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
        try {
            Optional<ReturnedFile> unread = returns.firstUnread(
                    MediumReader.open(mount.mediumDirectory()).returned());
            if (unread.isPresent()) {
                return Optional.of(new TransferError(
                        "MEDIUM_RETURN_UNREAD",
                        "%s of transfer %s was not read yet: record the return of this medium first."
                                .formatted(unread.get().name(), unread.get().transferId())));
            }
            MediumWriter writer = MediumWriter.open(mount.mediumDirectory());
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
        Optional<TransferError> objection = known.stream()
                .filter(aboard -> !aboard.id().equals(transfer.id()))
                .flatMap(aboard -> objection(aboard, transfer).stream())
                .findFirst();
        if (objection.isPresent()) {
            return objection;
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

    /** Why what lies on the medium should stay there. */
    private static Optional<TransferError> objection(Transfer aboard, Transfer transfer) {
        if (!Objects.equals(aboard.mediumSerial(), transfer.mediumSerial())) {
            return Optional.of(new TransferError(
                    "MEDIUM_SERIAL_MISMATCH",
                    "Transfer %s was written to medium %s; this should be medium %s."
                            .formatted(aboard.id(), aboard.mediumSerial(), transfer.mediumSerial())));
        }
        if (aboard.state().isNeededOnItsMedium() && !transfer.overwrites()) {
            return Optional.of(new TransferError(
                    "MEDIUM_IN_USE",
                    "Transfer %s lies on medium %s and is %s; it is written over only on request."
                            .formatted(aboard.id(), aboard.mediumSerial(), aboard.state())));
        }
        return Optional.empty();
    }
}
