package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.Bundles;
import dev.airgap.bundler.bundle.DraftedManifest;
import dev.airgap.bundler.bundle.Manifests;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.time.Ids;
import dev.airgap.kit.zone.Here;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Starts cycles and shows them. */
@ApplicationScoped
public class Cycles {

    private final CycleRows rows;
    private final ProgressRows progress;
    private final Manifests manifests;
    private final Bundles bundles;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Event<CycleQueued> queued;
    private final Here here;
    private final Clock clock;
    private final Ids ids;

    Cycles(
            CycleRows rows,
            ProgressRows progress,
            Manifests manifests,
            Bundles bundles,
            Outbox outbox,
            Idempotency idempotency,
            Event<CycleQueued> queued,
            Here here,
            Clock clock,
            Ids ids) {
        this.rows = rows;
        this.progress = progress;
        this.manifests = manifests;
        this.bundles = bundles;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.queued = queued;
        this.here = here;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Starts a cycle because somebody asked for it. Cycles of one site are worked on one after the other.
     *
     * @param site the site of this zone if empty
     * @param full whether its bundle is to carry everything, whatever the site holds
     * @param key the same key starts one cycle, however often it is used
     * @return the cycle's id
     * @throws UnknownSiteException for any other site
     */
    @Transactional
    public String request(Optional<String> site, boolean full, String actor, Optional<String> key) {
        String served = served(site);
        Start start = new Start(served, Trigger.REQUEST, full, actor);
        return idempotency.once(key, "start-cycle", full ? served + " full" : served, () -> start(start));
    }

    /** Adds a cycle in the caller's transaction. */
    String start(Start start) {
        String id = ids.next();
        CycleStarted data = new CycleStarted(start.site(), start.trigger().word(), start.ruleUpdate());
        String eventId = outbox.append(
                NewEvent.of(EventType.CYCLE_STARTED, id, data).inCycle(id).by(start.actor()));
        rows.persist(CycleEntity.started(id, start, eventId, clock.instant()));
        queued.fire(new CycleQueued(id));
        return id;
    }

    @Transactional
    public Optional<Cycle> find(String id) {
        return rows.byId(id).map(this::toCycle);
    }

    /** The newest {@code limit} cycles with a number below {@code before}, newest first. */
    @Transactional
    public List<Cycle> newest(long before, int limit) {
        return rows.newestBefore(before, limit).stream().map(this::toCycle).toList();
    }

    /** Ids of the site's cycles that wait for a receipt, the oldest first. */
    @Transactional
    public List<String> waitingForReceipt(String site) {
        return rows.waiting(site).stream().map(CycleEntity::id).toList();
    }

    private Cycle toCycle(CycleEntity row) {
        Optional<DraftedManifest> manifest = switch (row.state()) {
            case SNAPSHOT_TAKEN, AWAITING_SIGNATURES -> manifests.open(row.id());
            case STARTED, RELEASED, WRITTEN, SEALED, WAITING_FOR_RECEIPT, CLOSED, FAILED -> Optional.empty();
        };
        return new Cycle(
                row.id(),
                row.number(),
                row.site(),
                row.state(),
                row.trigger().word(),
                row.fullRequested(),
                manifest,
                row.bundleId().flatMap(bundles::find),
                row.transferId(),
                progress.find(row.id()),
                nextAction(row, manifest),
                row.error(),
                row.outcome().map(outcome -> Ending.of(outcome, row.receiptNumber())),
                row.dueAt(),
                row.overdueSince(),
                row.startedAt(),
                row.updatedAt(),
                row.endedAt(),
                row.startedBy());
    }

    private Optional<NextAction> nextAction(CycleEntity row, Optional<DraftedManifest> manifest) {
        if (row.state() == CycleState.AWAITING_SIGNATURES && manifest.isPresent()) {
            return manifest.map(NextAction::sign);
        }
        return row.state() == CycleState.STARTED && rows.isAwaitingSignatures(row.site())
                ? Optional.of(NextAction.waitForTurn())
                : NextAction.of(row.state());
    }

    private String served(Optional<String> site) {
        if (!site.orElse(here.site()).equals(here.site())) {
            throw new UnknownSiteException(here.site());
        }
        return here.site();
    }
}
