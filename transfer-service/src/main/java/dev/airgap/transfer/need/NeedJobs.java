package dev.airgap.transfer.need;

import dev.airgap.contracts.Zone;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumReader;
import dev.airgap.media.MediumWriter;
import dev.airgap.transfer.custody.ReceiptRecord;
import dev.airgap.transfer.medium.DiodeConfig;
import dev.airgap.transfer.medium.Media;
import dev.airgap.transfer.medium.MediumJob;
import dev.airgap.transfer.medium.MediumState;
import dev.airgap.transfer.medium.MountConfig;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Writes the need list that waits to the medium that is in, once something was taken from it, until it is handed back. */
@ApplicationScoped
class NeedJobs implements MediumJob {

    private final NeedLists needs;
    private final ReceiptRecord transfers;
    private final Media media;
    private final MountConfig mount;
    private final DiodeConfig diode;

    NeedJobs(NeedLists needs, ReceiptRecord transfers, Media media, MountConfig mount, DiodeConfig diode) {
        this.needs = needs;
        this.transfers = transfers;
        this.media = media;
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
            Optional<String> transferId =
                    medium.transferIds().stream().filter(this::isHere).findFirst();
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

    /** Whether this zone knows the transfer, and nobody has taken its medium yet. */
    private boolean isHere(String transferId) {
        if (transfers.find(transferId).isEmpty()) {
            return false;
        }
        String serial =
                MediumReader.open(mount.mediumDirectory()).claimed(transferId).mediumSerial();
        return media.findBySerial(serial)
                .filter(medium -> medium.state() == MediumState.IN_AIR_GAP)
                .isPresent();
    }
}
