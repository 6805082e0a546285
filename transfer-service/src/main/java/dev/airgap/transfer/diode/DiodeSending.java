package dev.airgap.transfer.diode;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.media.MediumException;
import dev.airgap.media.Progress;
import dev.airgap.media.SealedFolder;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferState;
import dev.airgap.transfer.custody.TransferVolume;
import dev.airgap.transfer.custody.Transfers;
import dev.airgap.transfer.custody.Writing;
import dev.airgap.transfer.medium.DiodeConfig;
import dev.airgap.transfer.medium.Media;
import dev.airgap.transfer.medium.MediumJob;
import dev.airgap.transfer.medium.MediumPlaces;
import dev.airgap.transfer.medium.RegisteredMedium;
import dev.airgap.transfer.progress.JobProgress;
import dev.airgap.transfer.writing.DeskCopies;
import dev.airgap.trust.Sha256;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * DMZ: the newest transfer is written, sealed once a person has approved it, and put into the folder that the link takes from;
 * again and again until the site has answered, or another one replaces it. A copy of it is kept here until then.
 */
@ApplicationScoped
class DiodeSending implements MediumJob {

    static final String ACTOR = "diode";

    private static final int NEWEST = 20;

    private final Transfers transfers;
    private final DeskCopies copies;
    private final Media media;
    private final MediumPlaces places;
    private final JobProgress progress;
    private final DiodeConfig config;
    private final Clock clock;

    /** Of this run of the service: after a start it is sent once more. */
    private Instant sentAt = Instant.EPOCH;

    DiodeSending(
            Transfers transfers,
            DeskCopies copies,
            Media media,
            MediumPlaces places,
            JobProgress progress,
            DiodeConfig config,
            Clock clock) {
        this.transfers = transfers;
        this.copies = copies;
        this.media = media;
        this.places = places;
        this.progress = progress;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Zone zone() {
        return Zone.DMZ;
    }

    @Override
    public boolean step() {
        return config.medium().flatMap(media::findBySerial).filter(this::step).isPresent();
    }

    private boolean step(RegisteredMedium link) {
        List<Transfer> newest = transfers.newest(Optional.empty(), Long.MAX_VALUE, NEWEST);
        return newest.stream()
                .filter(transfer -> transfer.state() == TransferState.READY || isOn(link, transfer))
                .findFirst()
                .filter(transfer -> advance(transfer, link))
                .isPresent();
    }

    private static boolean isOn(RegisteredMedium link, Transfer transfer) {
        return link.serial().equals(transfer.mediumSerial())
                && switch (transfer.state()) {
                    case APPROVED, SEALED, DEPARTED -> true;
                    default -> false;
                };
    }

    private boolean advance(Transfer transfer, RegisteredMedium link) {
        try {
            return switch (transfer.state()) {
                case READY -> {
                    Writing writing = new Writing(true, true);
                    transfers.requestWrite(transfer.id(), List.of(link.id()), writing, ACTOR, Optional.empty());
                    yield true;
                }
                case APPROVED -> {
                    transfers.requestSeal(transfer.id(), Optional.empty(), ACTOR);
                    yield true;
                }
                case SEALED -> {
                    send(transfer);
                    copies.written(transfer.id(), manifestOf(transfer), ACTOR);
                    transfers.depart(transfer.id(), Optional.empty(), ACTOR);
                    yield true;
                }
                default -> sendAgain(transfer);
            };
        } catch (MediumException e) {
            return waits(transfer, e.code(), e);
        } catch (ProblemException e) {
            return waits(transfer, e.problem().name(), e);
        }
    }

    private boolean sendAgain(Transfer transfer) {
        boolean due = !sentAt.plus(config.repeatEvery()).isAfter(clock.instant());
        if (due) {
            send(transfer);
        }
        return due;
    }

    private void send(Transfer transfer) {
        new SealedFolder(places.of(transfer.id(), 1, true), transfer.id()).copyTo(places.mounted(), Progress.IGNORED);
        sentAt = clock.instant();
        Log.infof("sent over the link transferId=%s", transfer.id());
    }

    private static Sha256 manifestOf(Transfer transfer) {
        return transfer.volumes()
                .volume(1)
                .map(TransferVolume::manifestSha256)
                .map(Sha256::parse)
                .orElseThrow(() -> new IllegalStateException("sealed without a manifest: " + transfer.id()));
    }

    /** It is tried again until it works, and said once. */
    private boolean waits(Transfer transfer, String code, RuntimeException e) {
        if (progress.at(transfer.id(), code)) {
            Log.warnf("not sent over the link yet transferId=%s code=%s: %s", transfer.id(), code, e.getMessage());
        }
        return false;
    }
}
