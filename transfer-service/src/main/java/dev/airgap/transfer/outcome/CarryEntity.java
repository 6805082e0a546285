package dev.airgap.transfer.outcome;

import dev.airgap.media.FileKind;
import dev.airgap.media.TransferFile;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "carry")
class CarryEntity {

    @Id
    @Column(name = "transfer_id")
    private UUID transferId;

    @Column(insertable = false, updatable = false)
    private Long number;

    @Version
    private int version;

    @Column(name = "cycle_id")
    private String cycleId;

    private @Nullable String code;
    private @Nullable String detail;

    @Column(name = "event_id")
    private @Nullable UUID eventId;

    private long revision;
    private long told;

    /** Whether the DMZ has what is final about it. */
    private boolean known;

    @Column(name = "asked_by")
    private @Nullable String askedBy;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "carry_file", joinColumns = @JoinColumn(name = "transfer_id"))
    @OrderColumn(name = "position")
    private List<CarryFileRow> files = new ArrayList<>();

    CarryEntity() {}

    static CarryEntity of(String transferId, String cycleId, Instant now) {
        CarryEntity row = new CarryEntity();
        row.transferId = UUID.fromString(transferId);
        row.cycleId = cycleId;
        row.updatedAt = now;
        return row;
    }

    /** Everything on the medium was proved; a refusal before that is made up for. */
    void arrived(List<TransferFile> carried, Instant now) {
        code = null;
        detail = null;
        eventId = null;
        files.clear();
        carried.stream().map(CarryFileRow::pending).forEach(files::add);
        changed(now);
    }

    void delivered(String event, Instant now) {
        eventId = UUID.fromString(event);
        changed(now);
    }

    boolean hasArrived() {
        return !files.isEmpty();
    }

    /** The whole medium was refused; for the same reason again, that is nothing new. */
    void refused(String why, String text, String event, Instant now) {
        if (!Objects.equals(code, why)) {
            code = why;
            detail = text;
            eventId = UUID.fromString(event);
            changed(now);
        }
    }

    /** Whether that changed anything. */
    boolean settle(CarryFileRow file, Verdict verdict, Instant now) {
        boolean changed = file.settle(verdict);
        if (changed) {
            changed(now);
        }
        return changed;
    }

    void asked(String custodian) {
        askedBy = custodian;
    }

    /** A receipt tells this revision. */
    void told(long revision) {
        told = revision;
        askedBy = null;
    }

    boolean isDue() {
        return askedBy != null || eventId != null && told < revision && isFinal();
    }

    private boolean isFinal() {
        return files.stream().allMatch(file -> file.toOutcome().outcome().isFinal());
    }

    void known() {
        known = true;
    }

    boolean isKnown() {
        return known;
    }

    private void changed(Instant now) {
        known = false;
        revision++;
        updatedAt = now;
    }

    List<CarryFileRow> files() {
        return files;
    }

    boolean has(FileKind kind) {
        return files.stream().anyMatch(file -> file.toOutcome().kind() == kind);
    }

    String cycleId() {
        return cycleId;
    }

    long number() {
        return number == null ? 0 : number;
    }

    Carry toCarry() {
        return new Carry(
                transferId.toString(),
                number(),
                cycleId,
                code,
                detail,
                eventId == null ? null : eventId.toString(),
                files.stream().map(CarryFileRow::toOutcome).toList(),
                revision,
                askedBy);
    }
}
