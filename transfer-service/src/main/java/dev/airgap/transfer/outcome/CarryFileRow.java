package dev.airgap.transfer.outcome;

import dev.airgap.media.FileKind;
import dev.airgap.media.TransferFile;
import dev.airgap.media.receipt.FileOutcome;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Embeddable
class CarryFileRow {

    private String name;

    @Enumerated(EnumType.STRING)
    private FileKind kind;

    @Column(name = "content_id")
    private String contentId;

    @Enumerated(EnumType.STRING)
    private FileOutcome outcome;

    private @Nullable String code;
    private @Nullable String detail;

    @Column(name = "event_id")
    private @Nullable UUID eventId;

    CarryFileRow() {}

    static CarryFileRow pending(TransferFile file) {
        CarryFileRow row = new CarryFileRow();
        row.name = file.name();
        row.kind = file.kind();
        row.contentId = file.id();
        row.outcome = FileOutcome.PENDING;
        return row;
    }

    boolean is(FileKind wanted, String name) {
        return kind == wanted && this.name.equals(name);
    }

    boolean holds(FileKind wanted, String id) {
        return kind == wanted && contentId.equals(id);
    }

    /** Takes the verdict unless a better one stands; whether that changed anything. */
    boolean settle(Verdict verdict) {
        boolean again = outcome == verdict.outcome() && Objects.equals(code, verdict.code());
        if (again || !mayBecome(verdict.outcome())) {
            return false;
        }
        outcome = verdict.outcome();
        code = verdict.code();
        detail = verdict.detail();
        eventId = UUID.fromString(verdict.eventId());
        return true;
    }

    /** What was refused or taken back may be tried again; what is in use or was passed over stays so. */
    private boolean mayBecome(FileOutcome next) {
        return switch (outcome) {
            case PENDING, REJECTED, REVERTED -> next != FileOutcome.PENDING;
            case ACTIVATED, SUPERSEDED, APPLIED, ALREADY_APPLIED -> false;
        };
    }

    CarriedOutcome toOutcome() {
        return new CarriedOutcome(
                name, kind, contentId, outcome, code, detail, eventId == null ? null : eventId.toString());
    }
}
