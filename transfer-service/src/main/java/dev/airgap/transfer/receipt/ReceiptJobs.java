package dev.airgap.transfer.receipt;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.media.MediumCode;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumWriter;
import dev.airgap.transfer.auditlog.LogRefusedException;
import dev.airgap.transfer.auditlog.NotLoggedYetException;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.medium.DiodeConfig;
import dev.airgap.transfer.medium.MediumJob;
import dev.airgap.transfer.medium.MountConfig;
import dev.airgap.transfer.outcome.Carry;
import dev.airgap.transfer.outcome.Outcomes;
import dev.airgap.transfer.progress.JobProgress;
import dev.airgap.transfer.trust.SigningKeyUnfitException;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Issues the receipts that are due and writes them to their media. A crash before a receipt is kept costs nothing; one after
 * it leaves a receipt that is written, again or for the first time, with the bytes that are kept.
 */
@ApplicationScoped
class ReceiptJobs implements MediumJob {

    private final Issuing issuing;
    private final IssuedReceiptRows rows;
    private final Outcomes outcomes;
    private final WrittenReceipts written;
    private final JobProgress progress;
    private final MountConfig mount;
    private final DiodeConfig diode;

    ReceiptJobs(
            Issuing issuing,
            IssuedReceiptRows rows,
            Outcomes outcomes,
            WrittenReceipts written,
            JobProgress progress,
            MountConfig mount,
            DiodeConfig diode) {
        this.issuing = issuing;
        this.rows = rows;
        this.outcomes = outcomes;
        this.written = written;
        this.progress = progress;
        this.mount = mount;
        this.diode = diode;
    }

    @Override
    public Zone zone() {
        return Zone.AIRGAP;
    }

    @Override
    public boolean step() {
        boolean issued = outcomes.due().filter(this::issue).isPresent();
        boolean any = false;
        if (!diode.isOneWay()) {
            for (IssuedReceipt waiting : waiting()) {
                any |= write(waiting);
            }
        }
        return issued || any;
    }

    private boolean issue(Carry due) {
        try {
            issuing.issue(due);
            return true;
        } catch (NotLoggedYetException | TransientFailure e) {
            return waits(due, "WAITING_FOR_LOG", e);
        } catch (LogRefusedException e) {
            return waits(due, e.code(), e);
        } catch (SigningKeyUnfitException e) {
            return waits(due, e.code(), e);
        }
    }

    /** It is tried again until it works, and said once. */
    private boolean waits(Carry due, String step, RuntimeException e) {
        if (progress.at(due.transferId(), step)) {
            Log.warnf("no receipt can be issued yet transferId=%s code=%s: %s", due.transferId(), step, e.getMessage());
        }
        return false;
    }

    private List<IssuedReceipt> waiting() {
        return QuarkusTransaction.requiringNew()
                .call(() -> rows.waiting().stream()
                        .map(IssuedReceiptEntity::toReceipt)
                        .toList());
    }

    /** Writes the newest receipt there is: one that waited long for its medium is not worth more than what is known now. */
    private boolean write(IssuedReceipt waiting) {
        IssuedReceipt newest = QuarkusTransaction.requiringNew()
                .call(() -> rows.newest().map(IssuedReceiptEntity::toReceipt))
                .orElse(waiting);
        byte[] bytes = QuarkusTransaction.requiringNew()
                .call(() -> rows.existing(newest.number()).envelope());
        try {
            MediumWriter.open(mount.mediumDirectory())
                    .writeReturn(waiting.transferId(), newest.receipt().fileName(), bytes);
        } catch (MediumException e) {
            failed(waiting, e);
            return false;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> written.put(waiting, newest, Optional.ofNullable(waiting.requestedBy())));
        progress.at(waiting.transferId(), "RECEIPT_WRITTEN");
        Log.infof("receipt written number=%d transferId=%s", newest.number(), waiting.transferId());
        return true;
    }

    private void failed(IssuedReceipt waiting, MediumException e) {
        if (e.finding() == MediumCode.MEDIUM_MISSING || e.finding() == MediumCode.MEDIUM_FILE_MISSING) {
            progress.at(waiting.transferId(), "WAITING_FOR_MEDIUM");
            return;
        }
        TransferError error = new TransferError(e.code(), String.valueOf(e.getMessage()));
        if (!waiting.error().equals(Optional.of(error))) {
            Log.warnf("receipt not written number=%d code=%s: %s", waiting.number(), error.code(), error.detail());
            QuarkusTransaction.requiringNew()
                    .run(() -> rows.existing(waiting.number()).has(error));
        }
    }
}
