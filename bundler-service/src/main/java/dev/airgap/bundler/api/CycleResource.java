package dev.airgap.bundler.api;

import dev.airgap.bundler.cycle.Cancelling;
import dev.airgap.bundler.cycle.Cycle;
import dev.airgap.bundler.cycle.Cycles;
import dev.airgap.bundler.cycle.UnknownSiteException;
import dev.airgap.kit.api.Page;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/cycles")
class CycleResource {

    private final Cycles cycles;
    private final Cancelling cancelling;
    private final CurrentActor actor;

    CycleResource(Cycles cycles, Cancelling cancelling, CurrentActor actor) {
        this.cycles = cycles;
        this.cancelling = cancelling;
        this.actor = actor;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Starts a cycle; its bundle is released later")
    public Response start(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable CycleRequest request, UriInfo uri) {
        Optional<CycleRequest> asked = Optional.ofNullable(request);
        boolean full = asked.map(CycleRequest::full).orElse(false);
        try {
            String id = cycles.request(asked.map(CycleRequest::site), full, actor.name(), Optional.ofNullable(key));
            return Response.accepted(get(id))
                    .location(uri.getAbsolutePathBuilder().path(id).build())
                    .build();
        } catch (UnknownSiteException e) {
            throw new ProblemException(BundlerProblem.SITE_UNKNOWN, e.getMessage());
        }
    }

    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Ends a cycle that waits for signatures; its sequence is not used again")
    public CycleResponse cancel(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CancelRequest request) {
        cancelling.cancel(id, request.reason(), actor.name(), Optional.ofNullable(key));
        return get(id);
    }

    @GET
    @Path("{id}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "A cycle, what has to happen next, and who must do it")
    public CycleResponse get(@PathParam("id") String id) {
        return cycles.find(id)
                .map(CycleResponse::of)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such cycle."));
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "Cycles, newest first")
    public Page<CycleResponse> list(
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return Page.of(cycles.newest(Page.bound(before), limit), limit, Cycle::number, CycleResponse::of);
    }
}
