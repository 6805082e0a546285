package dev.airgap.transfer.receipt;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.zone.Here;
import dev.airgap.media.slip.ReceiptSlip;
import dev.airgap.media.slip.SignedSlip;
import dev.airgap.transfer.outcome.Outcomes;
import dev.airgap.transfer.problem.TransferProblem;
import dev.airgap.transfer.trust.SigningKey;
import dev.airgap.transfer.trust.SigningKeyUnfitException;
import dev.airgap.trust.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The slips of this site's receipts, for when no medium returns. */
@ApplicationScoped
public class Slips {

    private final IssuedReceiptRows rows;
    private final Outcomes outcomes;
    private final SigningKey key;
    private final Here here;

    Slips(IssuedReceiptRows rows, Outcomes outcomes, SigningKey key, Here here) {
        this.rows = rows;
        this.outcomes = outcomes;
        this.key = key;
        this.here = here;
    }

    /**
     * The slip of a receipt, if there is one with that number: signed when it is shown for the first time, and the same ever
     * after, so that it is known what the DMZ learned from it. It does not tell again what the DMZ has.
     *
     * @throws ProblemException SLIP_UNFIT if this site's key cannot sign one
     */
    @Transactional
    public Optional<byte[]> of(long number) {
        return rows.locked(number).map(row -> row.slip().orElseGet(() -> signed(row)));
    }

    private byte[] signed(IssuedReceiptEntity row) {
        ReceiptSlip slip = ReceiptSlip.of(row.toReceipt().receipt(), told -> !outcomes.isKnown(told.transferId()));
        try {
            byte[] signed = SignedSlip.sign(slip, here.site(), key.as(Role.SITE, here.site()));
            row.hasSlip(signed);
            return signed;
        } catch (SigningKeyUnfitException | IllegalArgumentException e) {
            throw new ProblemException(TransferProblem.SLIP_UNFIT, e.getMessage() + ".");
        }
    }
}
