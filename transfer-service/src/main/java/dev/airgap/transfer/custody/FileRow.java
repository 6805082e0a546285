package dev.airgap.transfer.custody;

import dev.airgap.media.FileKind;
import dev.airgap.media.TransferFile;
import dev.airgap.trust.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Embeddable
class FileRow {

    private String name;

    @Enumerated(EnumType.STRING)
    private FileKind kind;

    private long size;
    private String sha256;

    @Column(name = "content_id")
    private String contentId;

    private String origin;

    @Column(name = "event_id")
    private @Nullable UUID eventId;

    FileRow() {}

    static FileRow of(CarriedFile carried) {
        FileRow row = new FileRow();
        row.name = carried.file().name();
        row.kind = carried.file().kind();
        row.size = carried.file().size();
        row.sha256 = carried.file().sha256().hex();
        row.contentId = carried.file().id();
        row.origin = carried.origin();
        row.eventId = carried.eventId() == null ? null : UUID.fromString(carried.eventId());
        return row;
    }

    CarriedFile toFile() {
        return new CarriedFile(
                new TransferFile(name, kind, size, Sha256.parse(sha256), contentId),
                origin,
                eventId == null ? null : eventId.toString());
    }
}
