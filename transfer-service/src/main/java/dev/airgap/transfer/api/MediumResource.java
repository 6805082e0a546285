package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.api.Page;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.medium.Media;
import dev.airgap.transfer.medium.NewMedium;
import dev.airgap.transfer.medium.RegisteredMedium;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Media are registered where they are written: in the DMZ. */
@Path("/api/v1/media")
class MediumResource {

    private final Media media;
    private final CurrentActor actor;
    private final Here here;

    MediumResource(Media media, CurrentActor actor, Here here) {
        this.media = media;
        this.actor = actor;
        this.here = here;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Registers a medium")
    public Response register(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable MediumRequest request, UriInfo uri) {
        here.require(Zone.DMZ);
        if (request == null) {
            throw new ProblemException(KitProblem.INVALID_REQUEST, "The body with the medium is missing.");
        }
        NewMedium medium = request.toMedium();
        String id = media.register(medium, actor.name(), Optional.ofNullable(key));
        return Response.created(uri.getAbsolutePathBuilder().path(id).build())
                .entity(get(id))
                .build();
    }

    @GET
    @Path("{id}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "A registered medium")
    public MediumResponse get(@PathParam("id") String id) {
        here.require(Zone.DMZ);
        return media.find(id)
                .map(MediumResponse::of)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such medium."));
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "Registered media, newest first")
    public Page<MediumResponse> list(
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        here.require(Zone.DMZ);
        return Page.of(media.newest(Page.bound(before), limit), limit, RegisteredMedium::number, MediumResponse::of);
    }
}
