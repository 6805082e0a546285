package dev.airgap.transfer.retention;

import dev.airgap.kit.work.WorkLoops;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.arrival.Arrivals;
import dev.airgap.transfer.arrival.KeptFiles;
import dev.airgap.transfer.custody.ContentRecord;
import dev.airgap.transfer.medium.MediumPlaces;
import dev.airgap.transfer.returned.Returns;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Looks at the clock: that something is old is not an event. */
@Startup
@ApplicationScoped
class Retention {

    private final ContentRecord content;
    private final KeptFiles keptFiles;
    private final Arrivals arrivals;
    private final Returns returns;
    private final MediumPlaces places;
    private final RetentionConfig config;
    private final Here here;
    private final Clock clock;

    Retention(
            ContentRecord content,
            KeptFiles keptFiles,
            Arrivals arrivals,
            Returns returns,
            MediumPlaces places,
            RetentionConfig config,
            WorkLoops loops,
            Here here,
            Clock clock) {
        this.content = content;
        this.keptFiles = keptFiles;
        this.arrivals = arrivals;
        this.returns = returns;
        this.places = places;
        this.config = config;
        this.here = here;
        this.clock = clock;
        if (here.isAirGap()) {
            loops.start("retention-content", this::deleteOne);
        }
        loops.start("retention-uploads", this::giveUpOne);
    }

    /** Deletes what is kept of one transfer; whether there was one. Killed in between, it is deleted once more. */
    boolean deleteOne() {
        return content.firstDue(clock.instant().minus(config.content()))
                .map(transferId -> {
                    keptFiles.delete(transferId);
                    content.deleted(transferId);
                    Log.infof("content deleted transferId=%s", transferId);
                    return transferId;
                })
                .isPresent();
    }

    /** Gives up one upload from a desk to which nothing has come for long; whether there was one. */
    boolean giveUpOne() {
        Instant before = clock.instant().minus(config.uploads());
        List<String> receiving = here.isAirGap() ? arrivals.receivingSince(before) : returns.receivingSince(before);
        return receiving.stream()
                .filter(workId -> places.lastTouched(workId).isBefore(before))
                .findFirst()
                .map(workId -> {
                    places.forget(workId);
                    if (here.isAirGap()) {
                        arrivals.giveUp(workId);
                    } else {
                        returns.giveUp(workId);
                    }
                    Log.warnf("upload given up workId=%s", workId);
                    return workId;
                })
                .isPresent();
    }
}
