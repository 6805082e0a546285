package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.medium.DeskUploads;
import dev.airgap.transfer.returned.ReturnState;
import dev.airgap.transfer.returned.Returns;
import jakarta.ws.rs.Path;
import java.util.Optional;

/** What came back on a medium at a desk in the DMZ. */
@Path("/api/v1/returns/{id}/medium")
class ReturnUploadResource extends DeskUploadResource {

    private final Returns returns;
    private final Here here;

    ReturnUploadResource(DeskUploads uploads, Returns returns, Here here) {
        super(uploads);
        this.returns = returns;
        this.here = here;
    }

    @Override
    Optional<Boolean> isReceiving(String id) {
        here.require(Zone.DMZ);
        return returns.find(id).map(work -> work.state() == ReturnState.RECEIVING);
    }

    @Override
    boolean received(String id) {
        here.require(Zone.DMZ);
        return returns.received(id);
    }
}
