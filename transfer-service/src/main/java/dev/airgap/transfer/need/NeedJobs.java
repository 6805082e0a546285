package dev.airgap.transfer.need;

import dev.airgap.contracts.Zone;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumWriter;
import dev.airgap.transfer.custody.ReceiptRecord;
import dev.airgap.transfer.medium.DiodeConfig;
import dev.airgap.transfer.medium.MediumJob;
import dev.airgap.transfer.medium.MountConfig;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Writes the need list that waits to the medium that is in, once something was taken from it. */
@ApplicationScoped
class NeedJobs implements MediumJob {

    private final NeedLists needs;
    private final ReceiptRecord transfers;
    private final MountConfig mount;
    private final DiodeConfig diode;

    NeedJobs(NeedLists needs, ReceiptRecord transfers, MountConfig mount, DiodeConfig diode) {
        this.needs = needs;
        this.transfers = transfers;
        this.mount = mount;
        this.diode = diode;
    }

    @Override
    public Zone zone() {
        return Zone.AIRGAP;
    }

    @Override
    public boolean step() {
        return !diode.isOneWay() && needs.waiting().filter(this::write).isPresent();
    }

    private boolean write(IssuedNeedList waiting) {
        byte[] envelope = needs.content(waiting.number()).orElseThrow();
        try {
            MediumWriter medium = MediumWriter.open(mount.mediumDirectory());
            Optional<String> transferId = medium.transferIds().stream()
                    .filter(id -> transfers.find(id).isPresent())
                    .findFirst();
            transferId.ifPresent(id -> {
                medium.writeReturn(id, waiting.list().fileName(), envelope);
                needs.written(waiting.number(), id, Optional.empty());
                Log.infof("need list written number=%d transferId=%s", waiting.number(), id);
            });
            return transferId.isPresent();
        } catch (MediumException e) {
            // It waits for a medium that it can be written to; what is wrong with this one, its arrival says.
            Log.debugf("need list not written number=%d code=%s: %s", waiting.number(), e.code(), e.getMessage());
            return false;
        }
    }
}
