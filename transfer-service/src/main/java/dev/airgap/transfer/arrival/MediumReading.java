package dev.airgap.transfer.arrival;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.zone.Here;
import dev.airgap.media.MediumCode;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumReader;
import dev.airgap.media.Progress;
import dev.airgap.media.SealedTransfer;
import dev.airgap.media.StagedTransfer;
import dev.airgap.transfer.custody.ArrivalRecord;
import dev.airgap.transfer.custody.CarriedFile;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferState;
import dev.airgap.transfer.hold.LogForkHold;
import dev.airgap.transfer.medium.MediumPlaces;
import dev.airgap.transfer.medium.Movements;
import dev.airgap.transfer.progress.JobProgress;
import dev.airgap.transfer.progress.ProgressMeter;
import dev.airgap.transfer.scan.Scans;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the medium that stands ready into hidden files beside their places, and gives them their names later. */
@ApplicationScoped
class MediumReading {

    private final ArrivalRecord record;
    private final Placement placement;
    private final LogForkHold hold;
    private final Movements movements;
    private final Scans scans;
    private final JobProgress progress;
    private final MediumPlaces places;
    private final ArrivingRoots arrivingRoots;
    private final Here here;

    MediumReading(
            ArrivalRecord record,
            Placement placement,
            LogForkHold hold,
            Movements movements,
            Scans scans,
            JobProgress progress,
            MediumPlaces places,
            ArrivingRoots arrivingRoots,
            Here here) {
        this.record = record;
        this.placement = placement;
        this.hold = hold;
        this.movements = movements;
        this.scans = scans;
        this.progress = progress;
        this.places = places;
        this.arrivingRoots = arrivingRoots;
        this.here = here;
    }

    /**
     * The transfers to be taken from the medium, with their seals verified; none if all were taken before.
     *
     * @throws Refusal if anything on the medium is not as it should be, as far as its lists tell
     */
    List<SealedTransfer> newTransfers(Arrival arrival) {
        requireNoHold();
        Optional.ofNullable(arrival.mediumSerial()).ifPresent(serial -> requireReadable(serial, null));
        List<SealedTransfer> sealed =
                new Inspection(arrivingRoots, here.site(), this::takenBefore).newTransfers(open(arrival), arrival);
        sealed.forEach(transfer -> requireReadable(transfer.manifest().mediumSerial(), transfer));
        return sealed;
    }

    /** What operating systems left on the medium, by name. */
    List<String> ignored(Arrival arrival) {
        try {
            return open(arrival).ignored();
        } catch (MediumException e) {
            throw Refusal.ofMedium(e);
        }
    }

    /**
     * Reads the transfers, each byte once. When it returns, all files are complete, compared and synced, and none has its
     * name. What an earlier reading left is removed, so nothing may wait to be placed.
     *
     * @throws Refusal if anything on the medium is not as it should be; then nothing is left
     */
    void stage(Arrival arrival, List<SealedTransfer> sealed) {
        MediumReader reader = open(arrival);
        long total = sealed.stream()
                .mapToLong(transfer -> transfer.manifest().bytes())
                .sum();
        ProgressMeter meter = progress.meter(arrival.id(), total);
        meter.startFrom(Progress.Phase.READING, 0);
        List<StagedTransfer> staged = new ArrayList<>();
        boolean complete = false;
        try {
            Set<String> waiting = record.waiting();
            for (SealedTransfer transfer : sealed) {
                prepareFolders(transfer, waiting);
            }
            for (SealedTransfer transfer : sealed) {
                StagedTransfer all = stage(reader, transfer, meter);
                if (!isOneOfSeveral(transfer)) {
                    staged.add(all);
                }
            }
            complete = true;
        } finally {
            if (!complete) {
                staged.forEach(StagedTransfer::close);
            }
        }
    }

    /**
     * Before a transfer's last volume counts: what came in pieces is read once more, as a whole.
     *
     * @throws Refusal if it is not what was sealed
     */
    void requireWhole(SealedTransfer last) {
        String id = last.manifest().transferId();
        try {
            MediumReader.requireWhole(last.manifest(), file -> placement.folderFor(id, file));
        } catch (MediumException e) {
            throw Refusal.ofWhole(e, last);
        }
    }

    private static boolean isOneOfSeveral(SealedTransfer transfer) {
        return transfer.manifest().volume().of() > 1;
    }

    /** Gives the files of a transfer that was staged completely their names; can be repeated. */
    void place(Transfer transfer) {
        MediumReader.staged(
                        transfer.id(),
                        transfer.files().stream().map(CarriedFile::file).toList(),
                        file -> placement.folderFor(transfer.id(), file),
                        placement.logOf(transfer.id()))
                .publish();
    }

    private void prepareFolders(SealedTransfer transfer, Set<String> waiting) {
        try {
            for (Path folder : placement.makeFolders(transfer.manifest().transferId())) {
                MediumReader.removeLeftovers(folder, waiting);
            }
        } catch (MediumException e) {
            throw Refusal.ofTransfer(e, transfer);
        } catch (UncheckedIOException e) {
            throw new Refusal(MediumCode.TARGET_UNWRITABLE.name(), String.valueOf(e.getMessage()), transfer);
        }
    }

    private void requireNoHold() {
        hold.active().ifPresent(held -> {
            throw new Refusal(
                    Refusal.LOG_FORK_HOLD,
                    "Transfer %s brought a log that contradicts what came before (%s: %s). Nothing is read until two persons confirm clear-log-fork."
                            .formatted(held.transferId(), held.code(), held.detail()));
        });
    }

    private void requireReadable(String serial, @Nullable SealedTransfer proved) {
        try {
            movements.requireReadable(serial);
            scans.requireClean(serial);
        } catch (ProblemException e) {
            throw Refusal.ofRegistry(e, proved);
        }
    }

    private StagedTransfer stage(MediumReader reader, SealedTransfer transfer, ProgressMeter meter) {
        String id = transfer.manifest().transferId();
        try {
            return reader.stage(transfer, file -> placement.folderFor(id, file), placement.logOf(id), meter);
        } catch (MediumException e) {
            throw Refusal.ofTransfer(e, transfer);
        }
    }

    private MediumReader open(Arrival arrival) {
        try {
            return MediumReader.open(places.of(arrival.id(), arrival.atDesk()));
        } catch (MediumException e) {
            throw Refusal.ofMedium(e);
        }
    }

    private Optional<Transfer> takenBefore(String transferId) {
        return record.find(transferId)
                .filter(transfer -> transfer.state().isTaken()
                        || transfer.state() == TransferState.ARRIVED
                                && transfer.volumes().isBegun());
    }
}
