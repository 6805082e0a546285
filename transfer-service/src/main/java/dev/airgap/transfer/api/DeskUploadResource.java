package dev.airgap.transfer.api;

import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.Roles;
import dev.airgap.transfer.medium.DeskUploads;
import dev.airgap.transfer.problem.TransferProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What lies on a medium at a desk, on its way to this service. */
abstract class DeskUploadResource {

    private static final String OFFSET = "Upload-Offset";

    private final DeskUploads uploads;

    DeskUploadResource(DeskUploads uploads) {
        this.uploads = uploads;
    }

    /** Whether the work still takes files; empty if there is no such work. */
    abstract Optional<Boolean> isReceiving(String id);

    /** Everything is here. Whether there is such work. */
    abstract boolean received(String id);

    @HEAD
    @Path("{path:.+}")
    @RolesAllowed(Roles.CUSTODIAN)
    @RunOnVirtualThread
    @Operation(summary = "How many bytes of the file are here: Upload-Offset")
    public Response offset(@PathParam("id") String id, @PathParam("path") String path) {
        requireReceiving(id);
        return at(uploads.offset(id, path));
    }

    @PUT
    @Path("{path:.+}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Roles.CUSTODIAN)
    @RunOnVirtualThread
    @Operation(summary = "Appends a piece of the file; Upload-Offset says where it belongs")
    public Response append(
            @PathParam("id") String id,
            @PathParam("path") String path,
            @HeaderParam(OFFSET) @NotNull @Min(0) @Nullable Long offset,
            InputStream bytes) {
        requireReceiving(id);
        return at(uploads.append(id, path, offset == null ? 0 : offset, bytes));
    }

    @POST
    @Path("complete")
    @RolesAllowed(Roles.CUSTODIAN)
    @RunOnVirtualThread
    @Operation(summary = "Everything is here: it is read now")
    public Response complete(@PathParam("id") String id) {
        if (!received(id)) {
            throw unknown();
        }
        return Response.noContent().build();
    }

    private void requireReceiving(String id) {
        if (!isReceiving(id).orElseThrow(DeskUploadResource::unknown)) {
            throw new ProblemException(
                    TransferProblem.UPLOAD_OFFSET_DIFFERS, "Nothing is received for %s any more.".formatted(id));
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(KitProblem.NOT_FOUND, "There is no such arrival or return.");
    }

    private static Response at(long offset) {
        return Response.noContent().header(OFFSET, offset).build();
    }
}
