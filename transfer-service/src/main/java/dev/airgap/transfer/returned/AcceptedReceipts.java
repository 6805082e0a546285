package dev.airgap.transfer.returned;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The site's receipts that were accepted. */
@ApplicationScoped
public class AcceptedReceipts {

    private final AcceptedReceiptRows rows;

    AcceptedReceipts(AcceptedReceiptRows rows) {
        this.rows = rows;
    }

    @Transactional
    public Optional<AcceptedReceipt> newest() {
        return rows.newest().map(AcceptedReceiptEntity::toReceipt);
    }

    @Transactional
    public Optional<AcceptedReceipt> find(long number) {
        return rows.findByIdOptional(number).map(AcceptedReceiptEntity::toReceipt);
    }

    /** The envelope, byte for byte as it came. */
    @Transactional
    public Optional<byte[]> content(long number) {
        return rows.findByIdOptional(number).map(AcceptedReceiptEntity::envelope);
    }

    /** The newest {@code limit} receipts with a number below {@code before}, newest first. */
    @Transactional
    public List<AcceptedReceipt> newest(long before, int limit) {
        return rows.newest(before, limit).stream()
                .map(AcceptedReceiptEntity::toReceipt)
                .toList();
    }
}
