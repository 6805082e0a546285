package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.zone.Here;
import dev.airgap.media.MediumPath;
import dev.airgap.transfer.custody.TransferVolume;
import dev.airgap.transfer.writing.DeskCopies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A sealed transfer on its way to its media at a desk. */
@Path("/api/v1/transfers/{id}/medium")
class DeskCopyResource {

    private final DeskCopies copies;
    private final CurrentActor actor;
    private final Here here;

    DeskCopyResource(DeskCopies copies, CurrentActor actor, Here here) {
        this.copies = copies;
        this.actor = actor;
        this.here = here;
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "The files that are to be written to the medium at the desk")
    public DeskFiles list(@PathParam("id") String id, @QueryParam("volume") @DefaultValue("1") int volume) {
        here.require(Zone.DMZ);
        TransferVolume medium = copies.volume(id, volume);
        return new DeskFiles(
                id,
                medium.mediumSerial(),
                String.valueOf(medium.manifestSha256()),
                copies.files(id, volume).stream()
                        .map(path -> file(id, volume, path))
                        .toList());
    }

    private DeskFiles.File file(String id, int volume, MediumPath path) {
        try {
            return new DeskFiles.File(path.text(), Files.size(existing(id, volume, path.text())));
        } catch (IOException e) {
            throw new UncheckedIOException("a file for a desk cannot be looked at", e);
        }
    }

    @GET
    @Path("{path:.+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "The bytes of one of these files, or of its end: Range: bytes=N-")
    public Response content(
            @PathParam("id") String id,
            @PathParam("path") String path,
            @QueryParam("volume") @DefaultValue("1") int volume,
            @HeaderParam("Range") @Nullable String range) {
        here.require(Zone.DMZ);
        return FileEnd.of(existing(id, volume, path), range).toResponse();
    }

    @POST
    @Path("clearance")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Whether what lies on the medium at the desk may be written over; then it is about to be")
    public Response clear(
            @PathParam("id") String id,
            @QueryParam("volume") @DefaultValue("1") int volume,
            @NotNull @Valid DeskMedium found) {
        here.require(Zone.DMZ);
        copies.clear(id, volume, found.transferIds(), found.digests());
        return Response.noContent().build();
    }

    @POST
    @Path("written")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Says that every byte was read back from the medium at the desk")
    public Response written(@PathParam("id") String id, @NotNull @Valid OnMedium said) {
        here.require(Zone.DMZ);
        copies.written(id, DeskMedium.parse(said.manifestSha256()), actor.name());
        return Response.noContent().build();
    }

    private java.nio.file.Path existing(String id, int volume, String path) {
        return copies.file(id, volume, path)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such file: " + path));
    }
}
