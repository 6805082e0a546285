package dev.airgap.transfer.scan;

import dev.airgap.trust.Sha256;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "medium_scan")
class ScanEntity {

    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private Long number;

    @Version
    private int version;

    @Column(name = "medium_id")
    private UUID mediumId;

    @Enumerated(EnumType.STRING)
    private ScanVerdict verdict;

    private String name;
    private long size;
    private String sha256;

    @Basic
    private byte[] report;

    private String actor;
    private Instant at;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    ScanEntity() {}

    static ScanEntity of(String id, String mediumId, NewScan scan, String actor, Instant now) {
        ScanEntity row = new ScanEntity();
        row.id = UUID.fromString(id);
        row.mediumId = UUID.fromString(mediumId);
        row.verdict = scan.verdict();
        row.name = scan.name();
        row.report = scan.report();
        row.size = row.report.length;
        row.sha256 = scan.sha256().hex();
        row.actor = actor;
        row.at = now;
        return row;
    }

    void used(Instant now) {
        usedAt = now;
    }

    byte[] report() {
        return report.clone();
    }

    ScanVerdict verdict() {
        return verdict;
    }

    Scan toScan() {
        return new Scan(
                id.toString(),
                number == null ? 0 : number,
                mediumId.toString(),
                verdict,
                name,
                size,
                Sha256.parse(sha256),
                actor,
                at,
                usedAt);
    }
}
