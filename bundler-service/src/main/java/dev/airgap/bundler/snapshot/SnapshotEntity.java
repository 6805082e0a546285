package dev.airgap.bundler.snapshot;

import dev.airgap.bundle.Encoding;
import dev.airgap.bundle.IndexSummary;
import dev.airgap.bundle.StoredFile;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Entity
@Table(name = "snapshot")
class SnapshotEntity {

    @Id
    private UUID id;

    private String site;
    private String digest;
    private long files;
    private long bytes;

    @Column(name = "index_sha256")
    private String indexSha256;

    @Column(name = "index_size")
    private long indexSize;

    @Column(name = "index_stored_sha256")
    private String indexStoredSha256;

    @Column(name = "index_stored_size")
    private long indexStoredSize;

    @Column(name = "index_crc32")
    private long indexCrc32;

    @Column(name = "taken_at")
    private Instant takenAt;

    private boolean unchanged;

    @Enumerated(EnumType.STRING)
    private ContentState content;

    @Column(insertable = false, updatable = false)
    private Long number;

    @ElementCollection
    @CollectionTable(name = "snapshot_component", joinColumns = @JoinColumn(name = "snapshot_id"))
    @OrderBy("componentId")
    private List<ComponentRow> components = new ArrayList<>();

    SnapshotEntity() {}

    static SnapshotEntity of(Snapshot snapshot) {
        SnapshotEntity row = new SnapshotEntity();
        row.id = UUID.fromString(snapshot.id());
        row.site = snapshot.site();
        row.digest = snapshot.digest();
        row.files = snapshot.index().files();
        row.bytes = snapshot.index().bytes();
        StoredFile form = snapshot.index().form();
        row.indexSha256 = form.sha256();
        row.indexSize = form.size();
        row.indexStoredSha256 = form.storedSha256();
        row.indexStoredSize = form.storedSize();
        row.indexCrc32 = form.crc32();
        row.takenAt = snapshot.takenAt();
        row.unchanged = snapshot.unchanged();
        row.content = ContentState.HELD;
        snapshot.components().stream().map(ComponentRow::of).forEach(row.components::add);
        return row;
    }

    Snapshot toSnapshot() {
        StoredFile form = new StoredFile(
                indexSha256, indexSize, Encoding.DEFLATED, indexStoredSize, indexStoredSha256, indexCrc32);
        return new Snapshot(
                id.toString(),
                site,
                digest,
                new IndexSummary(files, bytes, form),
                components.stream().map(ComponentRow::toComponent).toList(),
                takenAt,
                unchanged);
    }

    String digest() {
        return digest;
    }

    long number() {
        return number;
    }

    Instant takenAt() {
        return takenAt;
    }

    void content(ContentState next) {
        content = next;
    }
}
