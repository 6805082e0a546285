package dev.airgap.importer.imports;

import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Starts security update downloads and shows them. They run one after the other. */
@ApplicationScoped
public class Downloads {

    private final DownloadRows rows;
    private final MetBundleRows met;
    private final ExpectedBundleRows expected;
    private final ProgressBoard progress;
    private final Idempotency idempotency;
    private final Event<DownloadQueued> queued;
    private final Clock clock;
    private final Ids ids;

    Downloads(
            DownloadRows rows,
            MetBundleRows met,
            ExpectedBundleRows expected,
            ProgressBoard progress,
            Idempotency idempotency,
            Event<DownloadQueued> queued,
            Clock clock,
            Ids ids) {
        this.rows = rows;
        this.met = met;
        this.expected = expected;
        this.progress = progress;
        this.idempotency = idempotency;
        this.queued = queued;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Starts a download because somebody asked for it.
     *
     * @param key the same key starts one download, however often it is used
     * @return the download's id
     */
    @Transactional
    public String request(String actor, Optional<String> key) {
        return idempotency.once(
                key,
                "start-security-update-download",
                "",
                () -> queue(Trigger.REQUEST, Optional.empty(), Optional.of(actor), Optional.empty()));
    }

    /** Starts a download because bundles were delivered; in the transaction of the event that says so. */
    @Transactional(TxType.MANDATORY)
    public void delivered(
            List<ExpectedBundle> bundles, Optional<String> cycleId, Optional<String> actor, String causationId) {
        String id = queue(Trigger.DELIVERY, cycleId, actor, Optional.of(causationId));
        DownloadEntity row = rows.byId(id).orElseThrow();
        bundles.forEach(bundle -> expected.persist(ExpectedBundleEntity.of(row.uuid(), bundle)));
    }

    @Transactional
    public Optional<Download> find(String id) {
        return rows.byId(id).map(this::toDownload);
    }

    /** The newest hundred, newest first. */
    @Transactional
    public List<Download> newest(Optional<String> cycleId) {
        return rows.newest(cycleId).stream().map(this::toDownload).toList();
    }

    private String queue(
            Trigger trigger, Optional<String> cycleId, Optional<String> actor, Optional<String> causationId) {
        String id = ids.next();
        rows.persist(DownloadEntity.queued(id, trigger, cycleId, actor, causationId, clock.instant()));
        queued.fire(new DownloadQueued(id));
        return id;
    }

    private Download toDownload(DownloadEntity row) {
        List<MetBundle> bundles = met.of(row.uuid());
        return new Download(
                row.id(),
                row.cycleId(),
                row.state(),
                row.outcome(),
                row.outcome().flatMap(outcome -> Conclusion.error(outcome, row.failure(), bundles)),
                row.updateSource(),
                row.sourceResult(),
                progress.find(row.id()),
                bundles,
                row.createdAt(),
                row.startedAt(),
                row.finishedAt());
    }
}
