package dev.airgap.transfer.scan;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.MediumScanned;
import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.time.Ids;
import dev.airgap.transfer.medium.Media;
import dev.airgap.transfer.medium.RegisteredMedium;
import dev.airgap.transfer.problem.TransferProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Keeps the reports of scan stations with the media that they are about. */
@ApplicationScoped
public class Scans {

    private final ScanRows rows;
    private final Media media;
    private final ScanConfig config;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Clock clock;
    private final Ids ids;

    Scans(ScanRows rows, Media media, ScanConfig config, Outbox outbox, Idempotency idempotency, Clock clock, Ids ids) {
        this.rows = rows;
        this.media = media;
        this.config = config;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Attaches a report.
     *
     * @param key the same key attaches one, however often it is used
     * @return its id
     */
    @Transactional
    public String attach(RegisteredMedium medium, NewScan scan, String actor, Optional<String> key) {
        return idempotency.once(key, "attach-scan", medium.id() + " " + scan, () -> {
            String id = ids.next();
            rows.persist(ScanEntity.of(id, medium.id(), scan, actor, clock.instant()));
            EventType type =
                    scan.verdict() == ScanVerdict.CLEAN ? EventType.MEDIUM_SCANNED : EventType.MEDIUM_SUSPICIOUS;
            MediumScanned data = new MediumScanned(
                    medium.id(),
                    medium.serial(),
                    scan.name(),
                    scan.report().length,
                    scan.sha256().hex());
            outbox.append(NewEvent.of(type, medium.id(), data).by(actor));
            return id;
        });
    }

    /** The reports on a medium, newest first. */
    @Transactional
    public List<Scan> of(String mediumId) {
        return rows.of(mediumId).stream().map(ScanEntity::toScan).toList();
    }

    /** A report's bytes. */
    @Transactional
    public Optional<byte[]> report(String mediumId, String scanId) {
        return rows.byId(mediumId, scanId).map(ScanEntity::report);
    }

    /**
     * Before anything is taken from a medium. The newest report decides, and only one that was attached since something was
     * taken from the medium last.
     *
     * @throws ProblemException MEDIUM_SUSPICIOUS; SCAN_MISSING if a scan is required here and there is none
     */
    @Transactional
    public void requireClean(String serial) {
        Optional<ScanVerdict> verdict = media.findBySerial(serial)
                .flatMap(medium -> rows.unused(medium.id()).stream().findFirst())
                .map(ScanEntity::verdict);
        if (verdict.filter(ScanVerdict.SUSPICIOUS::equals).isPresent()) {
            throw new ProblemException(
                    TransferProblem.MEDIUM_SUSPICIOUS,
                    "A scan station has found something on medium %s; it is not read.".formatted(serial));
        }
        if (verdict.isEmpty() && config.scanRequired()) {
            throw new ProblemException(
                    TransferProblem.SCAN_MISSING,
                    "No scan station has called medium %s clean since something was taken from it last."
                            .formatted(serial));
        }
    }

    /** What was on the medium was taken: the next time it comes it is scanned again. */
    @Transactional(TxType.MANDATORY)
    public void taken(String serial) {
        media.findBySerial(serial)
                .map(RegisteredMedium::id)
                .map(rows::unused)
                .ifPresent(reports -> reports.forEach(row -> row.used(clock.instant())));
    }
}
