package dev.airgap.kit.api;

import dev.airgap.kit.override.OverrideRecord;
import dev.airgap.kit.override.Overrides;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The same in every service: one person asks, another agrees. */
@Path("/api/v1/overrides")
class OverrideResource {

    private final Overrides overrides;

    OverrideResource(Overrides overrides) {
        this.overrides = overrides;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.CUSTODIAN, Roles.APPROVER, Roles.ADMIN})
    @RunOnVirtualThread
    @Operation(summary = "Asks for something that takes two persons; nothing is done until another one agrees")
    public Response request(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid OverrideRequest request,
            UriInfo uri) {
        String id = overrides.request(request.kind(), request.subject(), request.reason(), Optional.ofNullable(key));
        return Response.created(uri.getAbsolutePathBuilder().path(id).build())
                .entity(get(id))
                .build();
    }

    @POST
    @Path("{id}/confirm")
    @RolesAllowed(Roles.APPROVER)
    @RunOnVirtualThread
    @Operation(summary = "Agrees as the second person, and it is done")
    public OverrideRecord confirm(@PathParam("id") String id) {
        return overrides.confirm(id);
    }

    @GET
    @Path("{id}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "A request for something that takes two persons")
    public OverrideRecord get(@PathParam("id") String id) {
        return overrides
                .find(id)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such override."));
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "Requests for what takes two persons, newest first")
    public Page<OverrideRecord> list(
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return Page.of(overrides.newest(Page.bound(before), limit), limit, OverrideRecord::number, Function.identity());
    }
}
