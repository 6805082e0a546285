package dev.airgap.transfer.returned;

import dev.airgap.transfer.custody.TransferError;
import java.util.Optional;

/** Whether a verified receipt may follow the one that was accepted last: it is newer, and contradicts nothing. */
record Succession(AcceptedReceipt last) {

    Optional<TransferError> objection(SiteReport next) {
        SiteReport known = last.report();
        if (next.number() < known.number()) {
            return because(
                    "RECEIPT_STALE",
                    "It has number %d; number %d is known already.".formatted(next.number(), known.number()));
        }
        if (next.number() == known.number()) {
            return again(next, known);
        }
        boolean follows = next.number() == known.number() + 1 && next.form() == ReceiptForm.FILE;
        if (follows && !known.sha256().equals(next.previous())) {
            return because(
                    "RECEIPT_FORKED",
                    "It names another receipt number %d than the one that was accepted.".formatted(known.number()));
        }
        if (next.floor().compareTo(known.floor()) < 0) {
            return because(
                    "RECEIPT_FLOOR_FELL",
                    "The site's floor is epoch %d, sequence %d; it was epoch %d, sequence %d."
                            .formatted(
                                    next.floor().epoch(),
                                    next.floor().sequence(),
                                    known.floor().epoch(),
                                    known.floor().sequence()));
        }
        return Optional.empty();
    }

    private static Optional<TransferError> again(SiteReport next, SiteReport known) {
        if (!next.sha256().equals(known.sha256())) {
            return because(
                    "RECEIPT_FORKED",
                    "Another receipt with number %d was accepted: the site has used a number twice."
                            .formatted(known.number()));
        }
        boolean saysMore = known.form() == ReceiptForm.SLIP && next.form() == ReceiptForm.FILE;
        return saysMore ? Optional.empty() : because("RECEIPT_REPEATED", "It was accepted before, byte for byte.");
    }

    private static Optional<TransferError> because(String code, String detail) {
        return Optional.of(new TransferError(code, detail));
    }
}
