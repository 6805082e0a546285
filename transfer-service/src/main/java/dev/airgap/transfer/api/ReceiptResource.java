package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.api.Page;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.receipt.IssuedReceipt;
import dev.airgap.transfer.receipt.Receipts;
import dev.airgap.transfer.returned.AcceptedReceipt;
import dev.airgap.transfer.returned.AcceptedReceipts;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Receipts: in the air gap those that this site issued, in the DMZ those that were accepted. */
@Path("/api/v1/receipts")
class ReceiptResource {

    private final Receipts issued;
    private final AcceptedReceipts accepted;
    private final TransferView view;
    private final CurrentActor actor;
    private final Here here;

    ReceiptResource(Receipts issued, AcceptedReceipts accepted, TransferView view, CurrentActor actor, Here here) {
        this.issued = issued;
        this.accepted = accepted;
        this.view = view;
        this.actor = actor;
        this.here = here;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CUSTODIAN)
    @RunOnVirtualThread
    @Operation(summary = "Has a receipt written now, with PENDING where nothing is decided; takes a while")
    public Response request(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid ReceiptRequest request, UriInfo uri) {
        here.require(Zone.AIRGAP);
        issued.request(request.transferId(), actor.name(), Optional.ofNullable(key));
        return Response.accepted(view.find(request.transferId()).orElse(null))
                .location(uri.getBaseUriBuilder()
                        .path("api/v1/transfers")
                        .path(request.transferId())
                        .build())
                .build();
    }

    @GET
    @Path("{number}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "A receipt and what it says")
    public ReceiptResponse get(@PathParam("number") long number) {
        Optional<ReceiptResponse> found = here.isDmz()
                ? accepted.find(number).map(ReceiptResponse::of)
                : issued.find(number).map(ReceiptResponse::of);
        return found.orElseThrow(ReceiptResource::unknown);
    }

    @GET
    @Path("{number}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({Roles.SERVICE, Roles.OPERATOR, Roles.CUSTODIAN, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(summary = "A receipt's envelope, byte for byte")
    public byte[] content(@PathParam("number") long number) {
        Optional<byte[]> found = here.isDmz() ? accepted.content(number) : issued.content(number);
        return found.orElseThrow(ReceiptResource::unknown);
    }

    @POST
    @Path("{number}/written")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CUSTODIAN)
    @RunOnVirtualThread
    @Operation(summary = "Says that the receipt was written to the medium of a transfer at a desk, and read back")
    public Response written(@PathParam("number") long number, @NotNull @Valid ReceiptRequest request) {
        here.require(Zone.AIRGAP);
        if (!issued.writtenAtDesk(number, request.transferId(), actor.name())) {
            throw unknown();
        }
        return Response.noContent().build();
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "Receipts, newest first")
    public Page<ReceiptResponse> list(
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        long bound = Page.bound(before);
        return here.isDmz()
                ? Page.of(accepted.newest(bound, limit), limit, AcceptedReceipt::number, ReceiptResponse::of)
                : Page.of(issued.newest(bound, limit), limit, IssuedReceipt::number, ReceiptResponse::of);
    }

    private static ProblemException unknown() {
        return new ProblemException(KitProblem.NOT_FOUND, "There is no such receipt.");
    }
}
