package dev.airgap.importer.api;

import dev.airgap.bundle.OverrideException;
import dev.airgap.importer.override.BundleOverride;
import dev.airgap.importer.override.BundleOverrides;
import dev.airgap.kit.api.Page;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.trust.TrustException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What may be imported although a rule is against it. */
@Path("/api/v1/bundle-overrides")
class BundleOverrideResource {

    private static final String DSSE = "application/vnd.dsse+json";

    private final BundleOverrides overrides;
    private final CurrentActor actor;

    BundleOverrideResource(BundleOverrides overrides, CurrentActor actor) {
        this.overrides = overrides;
        this.actor = actor;
    }

    @POST
    @Consumes({DSSE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.OPERATOR, Roles.APPROVER, Roles.ADMIN})
    @RunOnVirtualThread
    @Operation(
            summary = "Brings an override that approvers signed; nothing follows from it until a second person agrees")
    public Response upload(byte[] dsse, UriInfo uri) {
        try {
            String id = overrides.upload(dsse, actor.name());
            return Response.created(uri.getAbsolutePathBuilder().path(id).build())
                    .entity(get(id))
                    .build();
        } catch (TrustException e) {
            throw new ProblemException(ImporterProblem.ofOverride(e.code()), e.getMessage());
        } catch (OverrideException e) {
            throw new ProblemException(ImporterProblem.ofOverride(e.code()), e.getMessage());
        }
    }

    @GET
    @Path("{id}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "An override, and how far it has come")
    public BundleOverrideResponse get(@PathParam("id") String id) {
        return overrides
                .find(id)
                .map(BundleOverrideResponse::of)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such override."));
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "Overrides, newest first")
    public Page<BundleOverrideResponse> list(
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return Page.of(
                overrides.newest(Page.bound(before), limit), limit, BundleOverride::number, BundleOverrideResponse::of);
    }
}
