package dev.airgap.transfer.returned;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.ReceiptRefused;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.kit.zone.Here;
import dev.airgap.media.slip.ReceiptSlip;
import dev.airgap.media.slip.SignedSlip;
import dev.airgap.media.slip.SlipException;
import dev.airgap.media.slip.SlipText;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.problem.TransferProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Takes receipts of which no medium returned: somebody typed their slips, or scanned them. */
@ApplicationScoped
public class TypedReceipts {

    private final AcceptedReceipts receipts;
    private final SlipReports reports;
    private final Acceptance acceptance;
    private final Outbox outbox;
    private final TrustedRoots roots;
    private final Here here;

    TypedReceipts(
            AcceptedReceipts receipts,
            SlipReports reports,
            Acceptance acceptance,
            Outbox outbox,
            TrustedRoots roots,
            Here here) {
        this.receipts = receipts;
        this.reports = reports;
        this.acceptance = acceptance;
        this.outbox = outbox;
        this.roots = roots;
        this.here = here;
    }

    /**
     * Takes the receipt. To type the newest one again changes nothing.
     *
     * @param typed the lines of the slip, or the text of its QR code
     * @return its number
     * @throws ProblemException SLIP_MISTYPED, which is nobody's business; or RECEIPT_REFUSED with the reason, which is on record
     */
    public long take(String typed, String custodian) {
        byte[] bytes = bytes(typed);
        ReceiptSlip slip = verified(bytes, custodian);
        if (isKnown(slip)) {
            return slip.number();
        }
        SiteReport report = spelledOut(slip, custodian);
        QuarkusTransaction.requiringNew()
                .call(() -> acceptance.take(report, bytes, custodian))
                .ifPresent(why -> {
                    throw refused(slip.number(), why, custodian);
                });
        return slip.number();
    }

    private static byte[] bytes(String typed) {
        try {
            return SlipText.bytes(typed);
        } catch (SlipException e) {
            throw new ProblemException(TransferProblem.SLIP_MISTYPED, e.getMessage() + ".");
        }
    }

    private ReceiptSlip verified(byte[] bytes, String custodian) {
        try {
            return SignedSlip.verify(bytes, roots.newest(), here.site());
        } catch (SlipException e) {
            throw refused(null, new TransferError(e.code(), String.valueOf(e.getMessage())), custodian);
        }
    }

    private SiteReport spelledOut(ReceiptSlip slip, String custodian) {
        try {
            return reports.report(slip, here.site());
        } catch (SlipUnclearException e) {
            throw refused(slip.number(), new TransferError("SLIP_UNCLEAR", String.valueOf(e.getMessage())), custodian);
        }
    }

    private boolean isKnown(ReceiptSlip slip) {
        return receipts.newest()
                .map(AcceptedReceipt::report)
                .filter(known -> known.number() == slip.number())
                .filter(known -> known.sha256().equals(slip.receipt()))
                .isPresent();
    }

    private ProblemException refused(@Nullable Long number, TransferError why, String custodian) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(NewEvent.of(
                                EventType.RECEIPT_REFUSED,
                                number == null ? "slip" : "receipt-" + number,
                                new ReceiptRefused(null, number, why.code(), why.detail()))
                        .by(custodian)));
        return new ProblemException(TransferProblem.RECEIPT_REFUSED, "%s: %s".formatted(why.code(), why.detail()));
    }
}
