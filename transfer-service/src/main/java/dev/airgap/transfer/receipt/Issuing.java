package dev.airgap.transfer.receipt;

import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.kit.zone.Here;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptPolicy;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.transfer.auditlog.AuditLog;
import dev.airgap.transfer.auditlog.Statement;
import dev.airgap.transfer.custody.ReceiptRecord;
import dev.airgap.transfer.outcome.Carry;
import dev.airgap.transfer.outcome.Outcomes;
import dev.airgap.transfer.site.Site;
import dev.airgap.transfer.trust.SigningKey;
import dev.airgap.trust.Role;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.Signer;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Issues a receipt: takes the next number and keeps it with the signed bytes, before any medium is touched. */
@ApplicationScoped
class Issuing {

    private final IssuedReceiptRows rows;
    private final Outcomes outcomes;
    private final ReceiptRecord transfers;
    private final Site site;
    private final AuditLog auditLog;
    private final SigningKey key;
    private final TrustedRoots roots;
    private final ReceiptPolicy policy;
    private final Here here;
    private final Clock clock;

    Issuing(
            IssuedReceiptRows rows,
            Outcomes outcomes,
            ReceiptRecord transfers,
            Site site,
            AuditLog auditLog,
            SigningKey key,
            TrustedRoots roots,
            ReceiptConfig config,
            Here here,
            Clock clock) {
        this.rows = rows;
        this.outcomes = outcomes;
        this.transfers = transfers;
        this.site = site;
        this.auditLog = auditLog;
        this.key = key;
        this.roots = roots;
        this.policy = ReceiptPolicy.ofWireName(config.receiptPolicy());
        this.here = here;
        this.clock = clock;
    }

    /**
     * Issues the receipt for a transfer's medium; nothing happens if more became known meanwhile: then it is still due.
     *
     * @throws dev.airgap.transfer.auditlog.NotLoggedYetException if the log does not hold what the receipt tells
     * @throws dev.airgap.kit.problem.TransientFailure if audit-service is away
     * @throws dev.airgap.transfer.auditlog.LogRefusedException if it makes no statement
     * @throws dev.airgap.transfer.trust.SigningKeyUnfitException if this service may not sign for the site
     */
    void issue(Carry due) {
        Signer signer = key.as(Role.SITE, here.site());
        int rootVersion = roots.newest().document().version();
        Statement statement = auditLog.statement(transfers.knownSiteLogSize(), due.cycleId(), policy, due.eventIds());
        QuarkusTransaction.requiringNew().run(() -> {
            if (!outcomes.find(due.transferId()).equals(Optional.of(due))) {
                return;
            }
            Draft draft = new Draft(
                    here.site(),
                    rootVersion,
                    site.state(),
                    site.held(Receipt.MOST_HELD),
                    newestWith(due),
                    statement,
                    policy);
            keep(draft, due, signer);
        });
    }

    /** All that fit, and the one it is issued for, however old. */
    private List<Carry> newestWith(Carry due) {
        List<Carry> carries = outcomes.newest(Receipt.MOST_TRANSFERS);
        if (carries.contains(due)) {
            return carries;
        }
        List<Carry> withDue = new ArrayList<>(carries.subList(0, Receipt.MOST_TRANSFERS - 1));
        withDue.add(due);
        return withDue;
    }

    private void keep(Draft draft, Carry due, Signer signer) {
        Optional<IssuedReceiptEntity> before = rows.newest();
        long number = before.map(IssuedReceiptEntity::number).orElse(0L) + 1;
        Sha256 previous = before.map(IssuedReceiptEntity::sha256).orElse(null);
        Receipt receipt = draft.numbered(number, previous, clock.instant());
        rows.waitingFor(due.transferId()).forEach(IssuedReceiptEntity::replaced);
        rows.persist(
                IssuedReceiptEntity.of(receipt, SignedReceipt.sign(receipt, signer), due.transferId(), due.askedBy()));
        outcomes.told(due);
        Log.infof("receipt issued number=%d transferId=%s", number, due.transferId());
    }
}
