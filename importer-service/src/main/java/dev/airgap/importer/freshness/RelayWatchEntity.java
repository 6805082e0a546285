package dev.airgap.importer.freshness;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row: what was said last. */
@Entity
@Table(name = "relay_watch")
class RelayWatchEntity {

    static final int ONLY = 1;

    @Id
    private int id;

    @Column(name = "bundle_id")
    private @Nullable String bundleId;

    @Enumerated(EnumType.STRING)
    private @Nullable Freshness freshness;

    @Enumerated(EnumType.STRING)
    @Column(name = "clock_suspect")
    private @Nullable ClockFault clockFault;

    RelayWatchEntity() {}

    /**
     * Takes note of what is so now.
     *
     * @return whether it is to be said: that content is fresh is news only after it was not
     */
    boolean notes(String servedBundleId, Freshness now) {
        boolean asBefore = servedBundleId.equals(bundleId) && now == freshness;
        boolean unremarkable = now == Freshness.FRESH && (freshness == null || freshness == Freshness.FRESH);
        bundleId = servedBundleId;
        freshness = now;
        return !asBefore && !unremarkable;
    }

    Optional<ClockFault> clockFault() {
        return Optional.ofNullable(clockFault);
    }

    void doubts(@Nullable ClockFault why) {
        clockFault = why;
    }
}
