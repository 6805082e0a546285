package dev.airgap.transfer.diode;

import dev.airgap.contracts.Zone;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumReader;
import dev.airgap.transfer.arrival.Arrivals;
import dev.airgap.transfer.custody.Transfers;
import dev.airgap.transfer.medium.DiodeConfig;
import dev.airgap.transfer.medium.FolderTree;
import dev.airgap.transfer.medium.MediumJob;
import dev.airgap.transfer.medium.MediumPlaces;
import dev.airgap.trust.Sha256;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Air gap: looks at the folder that the link delivers to. Once a transfer in it is complete it arrives as if somebody had brought
 * it; one that stays incomplete arrives too, so that its refusal is on record. What was judged is looked at again when it changes.
 */
@ApplicationScoped
class DiodeReceiving implements MediumJob {

    private final Arrivals arrivals;
    private final Transfers transfers;
    private final MediumPlaces places;
    private final DiodeConfig config;
    private final Clock clock;

    private @Nullable Sha256 seen;
    private Instant seenSince = Instant.EPOCH;
    private @Nullable Sha256 judged;

    DiodeReceiving(Arrivals arrivals, Transfers transfers, MediumPlaces places, DiodeConfig config, Clock clock) {
        this.arrivals = arrivals;
        this.transfers = transfers;
        this.places = places;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Zone zone() {
        return Zone.AIRGAP;
    }

    @Override
    public boolean step() {
        Path folder = places.mounted();
        return config.isOneWay() && Files.isDirectory(folder) && look(folder);
    }

    private boolean look(Path folder) {
        Sha256 now;
        try {
            now = FolderTree.state(folder);
        } catch (UncheckedIOException e) {
            // The link renames its files meanwhile: then it is not quiet, and there is another look in a moment.
            Log.debugf("the folder of the link changes: %s", e.getCause());
            return false;
        }
        if (!now.equals(seen)) {
            seen = now;
            seenSince = clock.instant();
        }
        if (now.equals(judged) || !isToBeJudged(folder)) {
            return false;
        }
        judged = now;
        if (!hasNews(folder)) {
            return false;
        }
        arrivals.request(config.medium(), DiodeSending.ACTOR, Optional.empty(), false, Optional.empty());
        Log.infof("something came over the link folder=%s", now.hex());
        return true;
    }

    private boolean isToBeJudged(Path folder) {
        return MediumReader.open(folder).isComplete()
                || !seenSince.plus(config.quiet()).isAfter(clock.instant());
    }

    /** The same transfer comes again and again: that is no arrival. Neither is an empty folder. */
    private boolean hasNews(Path folder) {
        try {
            return MediumReader.open(folder).transfers().stream()
                    .anyMatch(found -> transfers
                            .find(found.transferId())
                            .filter(transfer -> transfer.state().isDelivered())
                            .isEmpty());
        } catch (MediumException e) {
            // What is wrong with it the arrival says; that there is nothing is not wrong.
            return !e.code().equals("MEDIUM_EMPTY");
        }
    }
}
