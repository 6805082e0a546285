package dev.airgap.transfer.api;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.api.Page;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.medium.HandOver;
import dev.airgap.transfer.medium.Media;
import dev.airgap.transfer.medium.MediumStep;
import dev.airgap.transfer.medium.Movements;
import dev.airgap.transfer.medium.NewMedium;
import dev.airgap.transfer.medium.RegisteredMedium;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The registry of media. Each zone has its own: nothing but media crosses the gap, so no registry can. */
@Path("/api/v1/media")
class MediumResource {

    private final Media media;
    private final Movements movements;
    private final CurrentActor actor;
    private final Here here;

    MediumResource(Media media, Movements movements, CurrentActor actor, Here here) {
        this.media = media;
        this.movements = movements;
        this.actor = actor;
        this.here = here;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Registers a medium")
    public Response register(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable MediumRequest request, UriInfo uri) {
        if (request == null) {
            throw new ProblemException(KitProblem.INVALID_REQUEST, "The body with the medium is missing.");
        }
        NewMedium medium = request.toMedium(here.site());
        String id = media.register(medium, actor.name(), Optional.ofNullable(key));
        return Response.created(uri.getAbsolutePathBuilder().path(id).build())
                .entity(get(id))
                .build();
    }

    @GET
    @Path("{id}")
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "A registered medium")
    public MediumResponse get(@PathParam("id") String id) {
        return media.find(id).map(this::response).orElseThrow(MediumResource::unknown);
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    @Operation(summary = "Registered media, newest first")
    public Page<MediumResponse> list(
            @QueryParam("serial") @Nullable String serial,
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return Page.of(
                media.newest(Optional.ofNullable(serial), Page.bound(before), limit),
                limit,
                RegisteredMedium::number,
                this::response);
    }

    @POST
    @Path("{id}/hand-over")
    @RolesAllowed(Roles.CUSTODIAN)
    @RunOnVirtualThread
    @Operation(summary = "Records that the medium leaves the air gap for the way back: to whom, and its bag's seal")
    public MediumResponse handBack(@PathParam("id") String id, @NotNull @Valid HandOverRequest request) {
        here.require(Zone.AIRGAP);
        HandOver handOver = HandOverRequest.by(actor.name(), request)
                .orElseThrow(() -> new ProblemException(
                        KitProblem.INVALID_REQUEST,
                        "recipient and sealNumber are needed: to whom, and what the bag says."));
        return movements
                .handBack(id, handOver, actor.name())
                .map(this::response)
                .orElseThrow(MediumResource::unknown);
    }

    @POST
    @Path("{id}/lost")
    @RolesAllowed({Roles.CUSTODIAN, Roles.OPERATOR})
    @RunOnVirtualThread
    @Operation(summary = "Nobody knows where the medium is; raises an alarm, and it is not read any more")
    public MediumResponse lost(@PathParam("id") String id, @NotNull @Valid MediumNote note) {
        return report(id, MediumStep.LOSE, note);
    }

    @POST
    @Path("{id}/found")
    @RolesAllowed(Roles.APPROVER)
    @RunOnVirtualThread
    @Operation(summary = "A lost medium is here again and may be used")
    public MediumResponse found(@PathParam("id") String id, @NotNull @Valid MediumNote note) {
        return report(id, MediumStep.FIND, note);
    }

    @POST
    @Path("{id}/sanitised")
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "Everything on the medium was removed, by the procedure that the note names")
    public MediumResponse sanitised(@PathParam("id") String id, @NotNull @Valid MediumNote note) {
        return report(id, MediumStep.SANITISE, note);
    }

    @POST
    @Path("{id}/retired")
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    @Operation(summary = "The medium is never used again")
    public MediumResponse retired(@PathParam("id") String id, @NotNull @Valid MediumNote note) {
        return report(id, MediumStep.RETIRE, note);
    }

    private MediumResponse report(String id, MediumStep step, MediumNote note) {
        return movements
                .report(id, step, note.note(), actor.name())
                .map(this::response)
                .orElseThrow(MediumResource::unknown);
    }

    private MediumResponse response(RegisteredMedium medium) {
        return MediumResponse.of(medium, media.history(medium.id()));
    }

    private static ProblemException unknown() {
        return new ProblemException(KitProblem.NOT_FOUND, "There is no such medium.");
    }
}
