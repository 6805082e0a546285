package dev.airgap.transfer.receipt;

import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.transfer.custody.UnknownTransferException;
import dev.airgap.transfer.outcome.Outcomes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The receipts of this site, and requests for one. */
@ApplicationScoped
public class Receipts {

    private final IssuedReceiptRows rows;
    private final Outcomes outcomes;
    private final WrittenReceipts written;
    private final Idempotency idempotency;

    Receipts(IssuedReceiptRows rows, Outcomes outcomes, WrittenReceipts written, Idempotency idempotency) {
        this.rows = rows;
        this.outcomes = outcomes;
        this.written = written;
        this.idempotency = idempotency;
    }

    /**
     * Asks for a receipt for a transfer's medium now, with PENDING where nothing is decided.
     *
     * @param key the same key asks once, however often it is used
     * @throws UnknownTransferException if the transfer neither arrived nor was refused here
     */
    @Transactional
    public void request(String transferId, String custodian, Optional<String> key) {
        idempotency.once(key, "request-receipt", transferId, () -> {
            if (!outcomes.ask(transferId, custodian)) {
                throw new UnknownTransferException();
            }
            return transferId;
        });
    }

    /** Whether a receipt waits for this transfer's medium. */
    @Transactional
    public boolean isWaitingForMediumOf(String transferId) {
        return !rows.waitingFor(transferId).isEmpty();
    }

    /**
     * At a desk, a receipt was written to the medium of a transfer. To say so again changes nothing.
     *
     * @return whether there is such a receipt
     */
    @Transactional
    public boolean writtenAtDesk(long number, String transferId, String actor) {
        Optional<IssuedReceipt> receipt = find(number);
        receipt.ifPresent(newest -> rows.waitingFor(transferId).stream()
                .map(IssuedReceiptEntity::toReceipt)
                .filter(waiting -> waiting.number() <= number)
                .findFirst()
                .ifPresent(waiting -> written.put(waiting, newest, Optional.of(actor))));
        return receipt.isPresent();
    }

    @Transactional
    public Optional<IssuedReceipt> find(long number) {
        return rows.findByIdOptional(number).map(IssuedReceiptEntity::toReceipt);
    }

    /** The envelope, byte for byte as it is on the medium. */
    @Transactional
    public Optional<byte[]> content(long number) {
        return rows.findByIdOptional(number).map(IssuedReceiptEntity::envelope);
    }

    /** The newest {@code limit} receipts with a number below {@code before}, newest first. */
    @Transactional
    public List<IssuedReceipt> newest(long before, int limit) {
        return rows.newest(before, limit).stream()
                .map(IssuedReceiptEntity::toReceipt)
                .toList();
    }
}
