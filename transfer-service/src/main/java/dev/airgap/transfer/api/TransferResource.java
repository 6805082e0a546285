package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.arrival.KeptFiles;
import dev.airgap.transfer.custody.Sealing;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.Transfers;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/transfers")
class TransferResource {

    private static final int LONGEST_NAME = 200;

    private final Transfers transfers;
    private final Sealing sealing;
    private final KeptFiles keptFiles;
    private final JobProgress progress;
    private final CurrentActor actor;
    private final Here here;

    TransferResource(
            Transfers transfers,
            Sealing sealing,
            KeptFiles keptFiles,
            JobProgress progress,
            CurrentActor actor,
            Here here) {
        this.transfers = transfers;
        this.sealing = sealing;
        this.keptFiles = keptFiles;
        this.progress = progress;
        this.actor = actor;
        this.here = here;
    }

    @GET
    @Path("{id}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "A transfer, what has to happen next, and who must do it")
    public TransferResponse get(@PathParam("id") String id) {
        return transfers
                .find(id)
                .map(this::response)
                .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such transfer."));
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "Transfers, of one cycle or all, newest first")
    public Page<TransferResponse> list(
            @QueryParam("cycleId") @Nullable String cycleId,
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return Page.of(
                transfers.newest(Optional.ofNullable(cycleId), Page.bound(before), limit),
                limit,
                Transfer::number,
                this::response);
    }

    @POST
    @Path("{id}/write")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Writes the transfer to a registered medium and reads every byte back; takes a while")
    public Response write(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable WriteRequest request,
            UriInfo uri) {
        here.require(Zone.DMZ);
        if (request == null || request.mediumId() == null) {
            throw new ProblemException(KitProblem.INVALID_REQUEST, "mediumId is needed to write a transfer.");
        }
        transfers.requestWrite(id, request.mediumId(), actor.name(), Optional.ofNullable(key));
        return Response.accepted(get(id))
                .location(uri.getBaseUriBuilder()
                        .path("api/v1/transfers")
                        .path(id)
                        .build())
                .build();
    }

    @POST
    @Path("{id}/seal")
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Signs what was written; only then the site accepts it")
    public TransferResponse seal(@PathParam("id") String id) {
        here.require(Zone.DMZ);
        return response(sealing.seal(id, actor.name()));
    }

    @POST
    @Path("{id}/depart")
    @RolesAllowed(Roles.CUSTODIAN)
    @RunOnVirtualThread
    @Operation(summary = "Records that the sealed medium was handed over")
    public TransferResponse depart(@PathParam("id") String id, @Nullable DepartRequest request) {
        here.require(Zone.DMZ);
        String recipient = request == null ? null : request.recipient();
        if (recipient != null && recipient.length() > LONGEST_NAME) {
            throw new ProblemException(
                    KitProblem.INVALID_REQUEST, "recipient must have at most " + LONGEST_NAME + " characters.");
        }
        return response(transfers.depart(id, actor.name(), recipient));
    }

    @GET
    @Path("{id}/files/{name}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
    @RunOnVirtualThread
    @Operation(summary = "A delivered rule update's file")
    public Response content(@PathParam("id") String id, @PathParam("name") String name) {
        here.require(Zone.AIRGAP);
        return keptFiles
                .find(id, name)
                .map(file -> Response.ok(file).build())
                .orElseThrow(
                        () -> new ProblemException(
                                TransferProblem.FILE_NOT_KEPT,
                                "Only rule updates of delivered transfers are kept here; bundles are in the install directory."));
    }

    private TransferResponse response(Transfer transfer) {
        return TransferResponse.of(transfer, progress.find(transfer.id()));
    }
}
