package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.api.Page;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.medium.HandOver;
import dev.airgap.transfer.returned.MediumReturn;
import dev.airgap.transfer.returned.Returns;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Media come back to the DMZ. */
@Path("/api/v1/returns")
class ReturnResource {

    private final Returns returns;
    private final CurrentActor actor;
    private final Here here;

    ReturnResource(Returns returns, CurrentActor actor, Here here) {
        this.returns = returns;
        this.actor = actor;
        this.here = here;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CUSTODIAN)
    @RunOnVirtualThread
    @Operation(summary = "Records that a medium came back, and takes the site's receipt from it; takes a while")
    public Response bring(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable DeliveryRequest request, UriInfo uri) {
        here.require(Zone.DMZ);
        DeliveryRequest delivery = Objects.requireNonNullElse(request, DeliveryRequest.OF_ANYTHING);
        HandOver handOver = delivery.to(actor.name())
                .orElseThrow(() -> new ProblemException(
                        KitProblem.INVALID_REQUEST,
                        "deliveredBy and sealNumber are needed: who brought it, and what the bag says."));
        String id = returns.request(delivery.serial(), handOver, delivery.atDesk(), Optional.ofNullable(key));
        return Response.accepted(get(id))
                .location(uri.getAbsolutePathBuilder().path(id).build())
                .build();
    }

    @GET
    @Path("{id}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "A returned medium and what was taken from it")
    public ReturnResponse get(@PathParam("id") String id) {
        here.require(Zone.DMZ);
        return returns.find(id)
                .map(ReturnResponse::of)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such return."));
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "Returned media, newest first")
    public Page<ReturnResponse> list(
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        here.require(Zone.DMZ);
        return Page.of(returns.newest(Page.bound(before), limit), limit, MediumReturn::number, ReturnResponse::of);
    }
}
