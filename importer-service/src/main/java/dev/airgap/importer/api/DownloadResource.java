package dev.airgap.importer.api;

import dev.airgap.importer.imports.Downloads;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/security-update-downloads")
class DownloadResource {

    private final Downloads downloads;
    private final CurrentActor actor;

    DownloadResource(Downloads downloads, CurrentActor actor) {
        this.downloads = downloads;
        this.actor = actor;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Starts a security update download: the update source, else the install directory")
    public Response start(@HeaderParam("Idempotency-Key") @Nullable String key, UriInfo uri) {
        String id = downloads.request(actor.name(), Optional.ofNullable(key));
        return Response.accepted(get(id))
                .location(uri.getAbsolutePathBuilder().path(id).build())
                .build();
    }

    @GET
    @Path("{id}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "A download, its progress and what became of each bundle it met")
    public DownloadResponse get(@PathParam("id") String id) {
        return downloads
                .find(id)
                .map(DownloadResponse::of)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such download."));
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "The newest hundred downloads, of one cycle or of all")
    public DownloadList list(@QueryParam("cycleId") @Nullable String cycleId) {
        return DownloadList.of(downloads.newest(Optional.ofNullable(cycleId)));
    }
}
