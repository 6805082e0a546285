package dev.airgap.transfer.custody;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The columns in which a transfer keeps who did what with it, and the number that closes its bag. */
@Embeddable
class PeopleRow {

    @Column(name = "requested_by")
    private @Nullable String requestedBy;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @Column(name = "sealed_by")
    private @Nullable String sealedBy;

    @Column(name = "seal_number")
    private @Nullable String sealNumber;

    private @Nullable String custodian;
    private @Nullable String recipient;

    PeopleRow() {}

    /** Who agreed to what was written before, agrees anew. */
    static PeopleRow writingFor(String actor) {
        PeopleRow row = new PeopleRow();
        row.requestedBy = actor;
        return row;
    }

    static PeopleRow receiving(Reception reception, @Nullable String sealNumber) {
        PeopleRow row = new PeopleRow();
        row.custodian = reception.custodian();
        row.recipient = reception.deliveredBy();
        row.sealNumber = sealNumber;
        return row;
    }

    void approved(String person) {
        approvedBy = person;
    }

    void sealing(String actor, @Nullable String number) {
        sealedBy = actor;
        sealNumber = number;
    }

    void departed(String handedOverBy, @Nullable String to) {
        custodian = handedOverBy;
        recipient = to;
    }

    Transfer.People toPeople() {
        return new Transfer.People(requestedBy, approvedBy, sealedBy, custodian, recipient, sealNumber);
    }
}
