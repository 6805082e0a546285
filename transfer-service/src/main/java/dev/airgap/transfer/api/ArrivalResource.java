package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.api.Page;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.arrival.Arrival;
import dev.airgap.transfer.arrival.Arrivals;
import dev.airgap.transfer.progress.JobProgress;
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

/** Media arrive in the air gap. */
@Path("/api/v1/arrivals")
class ArrivalResource {

    private final Arrivals arrivals;
    private final JobProgress progress;
    private final CurrentActor actor;
    private final Here here;

    ArrivalResource(Arrivals arrivals, JobProgress progress, CurrentActor actor, Here here) {
        this.arrivals = arrivals;
        this.progress = progress;
        this.actor = actor;
        this.here = here;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CUSTODIAN)
    @RunOnVirtualThread
    @Operation(summary = "Records that a medium arrived, and reads it; takes a while")
    public Response arrive(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable DeliveryRequest request, UriInfo uri) {
        here.require(Zone.AIRGAP);
        DeliveryRequest delivery = Objects.requireNonNullElse(request, DeliveryRequest.OF_ANYTHING);
        String id = arrivals.request(
                delivery.serial(),
                actor.name(),
                delivery.to(actor.name()),
                delivery.atDesk(),
                Optional.ofNullable(key));
        return Response.accepted(get(id))
                .location(uri.getAbsolutePathBuilder().path(id).build())
                .build();
    }

    @GET
    @Path("{id}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "An arrival and what came of it")
    public ArrivalResponse get(@PathParam("id") String id) {
        here.require(Zone.AIRGAP);
        return arrivals.find(id)
                .map(this::response)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such arrival."));
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "Arrivals, newest first")
    public Page<ArrivalResponse> list(
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        here.require(Zone.AIRGAP);
        return Page.of(arrivals.newest(Page.bound(before), limit), limit, Arrival::number, this::response);
    }

    private ArrivalResponse response(Arrival arrival) {
        return ArrivalResponse.of(arrival, progress.find(arrival.id()));
    }
}
