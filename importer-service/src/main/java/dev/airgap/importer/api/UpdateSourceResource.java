package dev.airgap.importer.api;

import dev.airgap.importer.updatesource.InvalidUpdateSourceException;
import dev.airgap.importer.updatesource.UpdateSource;
import dev.airgap.importer.updatesource.UpdateSources;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/update-source")
class UpdateSourceResource {

    private final UpdateSources sources;
    private final CurrentActor actor;

    UpdateSourceResource(UpdateSources sources, CurrentActor actor) {
        this.sources = sources;
        this.actor = actor;
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "The configured update source")
    public UpdateSourceDocument get() {
        UpdateSource source = sources.current();
        return new UpdateSourceDocument(source.toString(), sources.isItself(source));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @RunOnVirtualThread
    @Operation(summary = "Sets the update source; the relay's own address means the install directory alone")
    public UpdateSourceDocument put(@Nullable UpdateSourceDocument wanted) {
        try {
            String url = wanted == null || wanted.url() == null ? "" : wanted.url();
            sources.change(UpdateSource.of(url), actor.name());
            return get();
        } catch (InvalidUpdateSourceException e) {
            throw new ProblemException(ImporterProblem.UPDATE_SOURCE_INVALID, e.getMessage());
        }
    }
}
