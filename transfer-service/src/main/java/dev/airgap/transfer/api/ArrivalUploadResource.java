package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.arrival.ArrivalState;
import dev.airgap.transfer.arrival.Arrivals;
import dev.airgap.transfer.medium.DeskUploads;
import jakarta.ws.rs.Path;
import java.util.Optional;

/** What arrived on a medium at a desk in the air gap. */
@Path("/api/v1/arrivals/{id}/medium")
class ArrivalUploadResource extends DeskUploadResource {

    private final Arrivals arrivals;
    private final Here here;

    ArrivalUploadResource(DeskUploads uploads, Arrivals arrivals, Here here) {
        super(uploads);
        this.arrivals = arrivals;
        this.here = here;
    }

    @Override
    Optional<Boolean> isReceiving(String id) {
        here.require(Zone.AIRGAP);
        return arrivals.find(id).map(work -> work.state() == ArrivalState.RECEIVING);
    }

    @Override
    boolean received(String id) {
        here.require(Zone.AIRGAP);
        return arrivals.received(id);
    }
}
