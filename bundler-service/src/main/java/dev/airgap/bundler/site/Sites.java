package dev.airgap.bundler.site;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Standing;
import dev.airgap.contracts.data.ReceiptAccepted;
import dev.airgap.contracts.data.StandingChanged;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is known of each site, and says so when it stands differently.
 *
 * <p>What changes a site locks it until the end of the transaction, after all cycles that the transaction needs.
 */
@ApplicationScoped
public class Sites {

    private final SiteRows rows;
    private final Outbox outbox;
    private final Here here;
    private final Clock clock;

    Sites(SiteRows rows, Outbox outbox, Here here, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.here = here;
        this.clock = clock;
    }

    /** Number of the site's newest receipt; the site is not locked. */
    @Transactional
    public Optional<Long> newestReceipt(String site) {
        return rows.find("select receiptNumber from SiteEntity where name = ?1 and receiptNumber is not null", site)
                .project(Long.class)
                .firstResultOptional();
    }

    /** Whether the receipt says anything that is not known: it is newer, or more than the slip of it that came before. */
    @Transactional
    public boolean isNews(ReceiptAccepted receipt) {
        return rows.findByIdOptional(receipt.site())
                .filter(site -> !site.isNews(receipt))
                .isEmpty();
    }

    /** Version of the root that the site trusts, by its newest receipt; the site is not locked. */
    @Transactional
    public Optional<Integer> rootVersion(String site) {
        return rows.find("select rootVersion from SiteEntity where name = ?1 and rootVersion is not null", site)
                .project(Integer.class)
                .firstResultOptional();
    }

    /** Digest of the snapshot that the site serves and holds, by its newest receipt; the site is not locked. */
    @Transactional
    public Optional<String> servedAndHeld(String site) {
        return rows.findByIdOptional(site)
                .map(SiteEntity::toSite)
                .flatMap(Site::report)
                .flatMap(Site.Report::servedAndHeld);
    }

    /** The receipt is the site's newest. */
    @Transactional(TxType.MANDATORY)
    public void reported(ReceiptAccepted receipt, Instant at) {
        SiteEntity row = rows.locked(receipt.site());
        if (!row.isNews(receipt)) {
            throw new IllegalStateException("receipt %d of site %s is not newer than what is known"
                    .formatted(receipt.receiptNumber(), receipt.site()));
        }
        row.reported(receipt, at);
    }

    /**
     * The site says that it lacks what it held: nothing rests on what it serves, until it has activated a bundle after this one,
     * the newest there is.
     */
    @Transactional(TxType.MANDATORY)
    public void lacks(String site, long epoch, long sequence) {
        rows.locked(site).lacks(epoch, sequence);
        Log.infof(
                "site lacks what it held: bundles are full until it activates one site=%s after=%d.%d",
                site, epoch, sequence);
    }

    /** Holds the site until the end of the transaction: what is asked about its cycles from now on stays true. */
    @Transactional(TxType.MANDATORY)
    public void lock(String site) {
        rows.locked(site);
    }

    /**
     * The site was looked at; an event says it if it stands differently now.
     *
     * @param expectedBy by when the next medium should leave
     * @param now how it stands; empty leaves it as it was
     */
    @Transactional(TxType.MANDATORY)
    public void reviewed(String site, @Nullable Instant expectedBy, Optional<Assessment> now, Cause cause) {
        SiteEntity row = rows.locked(site);
        row.expectsNext(expectedBy);
        Optional<Assessment> before = row.assessment();
        now.filter(assessment -> before.filter(assessment::isSameAs).isEmpty())
                .ifPresent(assessment -> stands(row, before.map(Assessment::standing), assessment, cause));
    }

    private void stands(SiteEntity row, Optional<Standing> previous, Assessment now, Cause cause) {
        StandingChanged data =
                new StandingChanged(row.name(), now.standing(), previous.orElse(null), now.code(), now.detail());
        outbox.append(NewEvent.of(EventType.STANDING_CHANGED, row.name(), data)
                .inCycle(cause.cycleId())
                .causedBy(cause.eventId())
                .by(cause.actor()));
        row.stands(now, clock.instant());
        Log.infof("site stands differently site=%s standing=%s code=%s", row.name(), now.standing(), now.code());
    }

    /** Whether it is later than a medium should have left for the site, and nobody has been told. */
    @Transactional
    public boolean isOverdueUnsaid() {
        return rows.isOverdueUnsaid(here.site(), clock.instant());
    }

    /** The site that this zone serves, if it is that one. */
    @Transactional
    public Optional<Site> find(String name) {
        return name.equals(here.site()) ? Optional.of(served()) : Optional.empty();
    }

    /** Every site that this zone serves. */
    @Transactional
    public List<Site> all() {
        return List.of(served());
    }

    private Site served() {
        return rows.findByIdOptional(here.site())
                .map(SiteEntity::toSite)
                .orElseGet(() ->
                        new Site(here.site(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
