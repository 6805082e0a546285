package dev.airgap.transfer.api;

import dev.airgap.kit.api.Page;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.transfer.preflight.Preflight;
import dev.airgap.transfer.preflight.Preflights;
import dev.airgap.transfer.progress.JobProgress;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Pre-flight, in both zones. */
@Path("/api/v1/media-checks")
class MediumCheckResource {

    private final Preflights preflights;
    private final JobProgress progress;
    private final CurrentActor actor;

    MediumCheckResource(Preflights preflights, JobProgress progress, CurrentActor actor) {
        this.preflights = preflights;
        this.progress = progress;
        this.actor = actor;
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.CUSTODIAN})
    @RunOnVirtualThread
    @Operation(summary = "Asks whether what lies on the medium can be imported; takes nothing from it; takes a while")
    public Response check(@HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri) {
        String id = preflights.request(actor.name(), Optional.ofNullable(key));
        return Response.accepted(get(id))
                .location(uri.getAbsolutePathBuilder().path(id).build())
                .build();
    }

    @GET
    @Path("{id}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "The answer, or how far the reading is")
    public MediumCheckResponse get(@PathParam("id") String id) {
        return preflights
                .find(id)
                .map(this::of)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such check."));
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "Checks of media, newest first")
    public Page<MediumCheckResponse> list(
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return Page.of(preflights.newest(Page.bound(before), limit), limit, Preflight::number, this::of);
    }

    private MediumCheckResponse of(Preflight preflight) {
        return MediumCheckResponse.of(preflight, progress.find(preflight.id()));
    }
}
