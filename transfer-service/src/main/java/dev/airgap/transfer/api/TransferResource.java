package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.api.Page;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.arrival.KeptFiles;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.Transfers;
import dev.airgap.transfer.custody.UnknownTransferException;
import dev.airgap.transfer.custody.Writing;
import dev.airgap.transfer.problem.TransferProblem;
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
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/transfers")
class TransferResource {

    private final Transfers transfers;
    private final TransferView view;
    private final KeptFiles keptFiles;
    private final CurrentActor actor;
    private final Here here;

    TransferResource(Transfers transfers, TransferView view, KeptFiles keptFiles, CurrentActor actor, Here here) {
        this.transfers = transfers;
        this.view = view;
        this.keptFiles = keptFiles;
        this.actor = actor;
        this.here = here;
    }

    @GET
    @Path("{id}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "A transfer, what has to happen next, and who must do it")
    public TransferResponse get(@PathParam("id") String id) {
        return view.find(id).orElseThrow(UnknownTransferException::new);
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
                view::of);
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
        WriteRequest wanted = Objects.requireNonNullElse(request, WriteRequest.NOTHING);
        transfers.requestWrite(
                id,
                wanted.media(),
                new Writing(Boolean.TRUE.equals(wanted.overwrite()), wanted.isAtDesk()),
                actor.name(),
                Optional.ofNullable(key));
        return accepted(get(id), uri);
    }

    @POST
    @Path("{id}/approve")
    @RolesAllowed(Roles.APPROVER)
    @RunOnVirtualThread
    @Operation(summary = "Agrees, as another person than who had it written, that it may be sealed")
    public TransferResponse approve(@PathParam("id") String id) {
        here.require(Zone.DMZ);
        return view.of(transfers.approve(id, actor));
    }

    @POST
    @Path("{id}/seal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Puts the audit log on the medium and signs it; only then the site accepts it; takes a while")
    public Response seal(@PathParam("id") String id, @Nullable SealRequest request, UriInfo uri) {
        here.require(Zone.DMZ);
        Optional<String> sealNumber = Optional.ofNullable(request).flatMap(SealRequest::checked);
        return accepted(view.of(transfers.requestSeal(id, sealNumber, actor.name())), uri);
    }

    @POST
    @Path("{id}/depart")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CUSTODIAN)
    @RunOnVirtualThread
    @Operation(summary = "Records that the sealed medium was handed over: to whom, and the seal's number on its bag")
    public TransferResponse depart(@PathParam("id") String id, @Nullable HandOverRequest request) {
        here.require(Zone.DMZ);
        return view.of(transfers.depart(id, HandOverRequest.by(actor.name(), request), actor.name()));
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
                                "Only rule updates of delivered transfers are kept here, and not for ever; bundles are in the install directory."));
    }

    @GET
    @Path("{id}/log/content")
    @Produces("application/jsonl")
    @RolesAllowed(Roles.SERVICE)
    @RunOnVirtualThread
    @Operation(summary = "The piece of the DMZ's audit log that came with a delivered transfer")
    public Response log(@PathParam("id") String id) {
        here.require(Zone.AIRGAP);
        return keptFiles
                .log(id)
                .map(file -> Response.ok(file).build())
                .orElseThrow(() -> new ProblemException(
                        TransferProblem.FILE_NOT_KEPT,
                        "Only delivered transfers have brought a log, and it is not kept for ever."));
    }

    private static Response accepted(TransferResponse transfer, UriInfo uri) {
        return Response.accepted(transfer)
                .location(uri.getBaseUriBuilder()
                        .path("api/v1/transfers")
                        .path(transfer.id())
                        .build())
                .build();
    }
}
