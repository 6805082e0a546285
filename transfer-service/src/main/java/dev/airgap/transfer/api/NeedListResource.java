package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.api.Page;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.need.IssuedNeedList;
import dev.airgap.transfer.need.NeedLists;
import dev.airgap.transfer.returned.AcceptedNeedList;
import dev.airgap.transfer.returned.AcceptedNeedLists;
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

/** Need lists: in the air gap those that this site issued, in the DMZ those that were accepted. */
@Path("/api/v1/need-lists")
class NeedListResource {

    private final NeedLists issued;
    private final AcceptedNeedLists accepted;
    private final CurrentActor actor;
    private final Here here;

    NeedListResource(NeedLists issued, AcceptedNeedLists accepted, CurrentActor actor, Here here) {
        this.issued = issued;
        this.accepted = accepted;
        this.actor = actor;
        this.here = here;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Asks the DMZ for what this site lacks, on the next medium that goes back")
    public Response issue(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid NeedListRequest request,
            UriInfo uri) {
        here.require(Zone.AIRGAP);
        long number = issue(request, key);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(Long.toString(number)).build())
                .entity(get(number))
                .build();
    }

    private long issue(NeedListRequest request, @Nullable String key) {
        try {
            return issued.issue(request.toNeeds(), request.reason(), actor.name(), Optional.ofNullable(key));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(KitProblem.INVALID_REQUEST, e.getMessage() + ".");
        }
    }

    @GET
    @Path("{number}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "A need list")
    public NeedListResponse get(@PathParam("number") long number) {
        Optional<NeedListResponse> found = here.isDmz()
                ? accepted.find(number).map(NeedListResponse::of)
                : issued.find(number).map(NeedListResponse::of);
        return found.orElseThrow(NeedListResource::unknown);
    }

    @GET
    @Path("{number}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({Roles.OPERATOR, Roles.CUSTODIAN, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(summary = "A need list's envelope, byte for byte")
    public byte[] content(@PathParam("number") long number) {
        Optional<byte[]> found = here.isDmz() ? accepted.content(number) : issued.content(number);
        return found.orElseThrow(NeedListResource::unknown);
    }

    @POST
    @Path("{number}/written")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CUSTODIAN)
    @RunOnVirtualThread
    @Operation(summary = "Says that the need list was written to the medium of a transfer at a desk, and read back")
    public Response written(@PathParam("number") long number, @NotNull @Valid ReceiptRequest request) {
        here.require(Zone.AIRGAP);
        if (!issued.written(number, request.transferId(), Optional.of(actor.name()))) {
            throw unknown();
        }
        return Response.noContent().build();
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "Need lists, newest first")
    public Page<NeedListResponse> list(
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        long bound = Page.bound(before);
        return here.isDmz()
                ? Page.of(accepted.newest(bound, limit), limit, AcceptedNeedList::number, NeedListResponse::of)
                : Page.of(issued.newest(bound, limit), limit, IssuedNeedList::number, NeedListResponse::of);
    }

    private static ProblemException unknown() {
        return new ProblemException(KitProblem.NOT_FOUND, "There is no such need list.");
    }
}
