package dev.airgap.transfer.sealing;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.kit.root.RootChainBrokenException;
import dev.airgap.media.MediumException;
import dev.airgap.transfer.auditlog.LogRefusedException;
import dev.airgap.transfer.auditlog.NotLoggedYetException;
import dev.airgap.transfer.custody.SealRecord;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.medium.MediumJob;
import dev.airgap.transfer.progress.JobProgress;
import dev.airgap.transfer.trust.SigningKeyUnfitException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Seals the transfers that are to be sealed, one after the other. A crash anywhere leaves one that is SEALING, and is sealed
 * anew: log and manifest replace those that lie on the medium.
 */
@ApplicationScoped
class SealJobs implements MediumJob {

    private final SealRecord record;
    private final MediumSeal seal;
    private final JobProgress progress;

    SealJobs(SealRecord record, MediumSeal seal, JobProgress progress) {
        this.record = record;
        this.seal = seal;
        this.progress = progress;
    }

    @Override
    public Zone zone() {
        return Zone.DMZ;
    }

    @Override
    public boolean step() {
        Optional<Transfer> next = record.next();
        return next.isPresent() && advance(next.get());
    }

    private boolean advance(Transfer transfer) {
        try {
            MediumSeal.Sealed sealed = seal.put(transfer);
            Log.infof("sealed transferId=%s mediumSerial=%s", transfer.id(), transfer.mediumSerial());
            record.sealed(transfer.id(), sealed.setDigest().hex(), sealed.envelopes());
            return true;
        } catch (NotLoggedYetException e) {
            progress.at(transfer.id(), "WAITING_FOR_LOG");
            return false;
        } catch (TransientFailure e) {
            Log.debugf("sealing waits for the audit log transferId=%s: %s", transfer.id(), e.getMessage());
            progress.at(transfer.id(), "WAITING_FOR_LOG");
            return false;
        } catch (MediumException e) {
            return stop(transfer, e.code(), e);
        } catch (LogRefusedException e) {
            return stop(transfer, e.code(), e);
        } catch (SigningKeyUnfitException e) {
            return stop(transfer, e.code(), e);
        } catch (RootChainBrokenException e) {
            return stop(transfer, e.code(), e);
        }
    }

    private boolean stop(Transfer transfer, String code, RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
            // The service stops: the transfer stays SEALING, and is sealed when the service starts again.
            return false;
        }
        Log.warnf("sealing stopped transferId=%s code=%s: %s", transfer.id(), code, e.getMessage());
        record.stopped(transfer.id(), new TransferError(code, String.valueOf(e.getMessage())));
        return true;
    }
}
