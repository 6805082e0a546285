package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.arrival.GivenUp;
import dev.airgap.transfer.sealing.Replacements;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A transfer on several media, of which some have trouble. */
@Path("/api/v1/transfers/{id}")
class VolumeResource {

    private final Replacements replacements;
    private final GivenUp givenUp;
    private final TransferView view;
    private final CurrentActor actor;
    private final Here here;

    VolumeResource(Replacements replacements, GivenUp givenUp, TransferView view, CurrentActor actor, Here here) {
        this.replacements = replacements;
        this.givenUp = givenUp;
        this.view = view;
        this.actor = actor;
        this.here = here;
    }

    @POST
    @Path("volumes/{volume}/replace")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Seals one volume once more, for another medium: its own was damaged or lost on the way")
    public TransferResponse replace(
            @PathParam("id") String id, @PathParam("volume") int volume, @NotNull @Valid ReplacementRequest request) {
        here.require(Zone.DMZ);
        return view.of(replacements.replace(id, volume, request.mediumId(), request.checkedSealNumber(), actor.name()));
    }

    @POST
    @Path("reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(
            summary = "Gives up a transfer of which not all volumes have come; the DMZ is told with the next receipt")
    public TransferResponse reject(@PathParam("id") String id, @NotNull @Valid MediumNote why) {
        here.require(Zone.AIRGAP);
        return view.of(givenUp.giveUp(id, why.note(), actor.name()));
    }
}
