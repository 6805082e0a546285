package dev.airgap.audit.api;

import dev.airgap.audit.timeline.TimelineItem;
import dev.airgap.audit.timeline.Timelines;
import dev.airgap.kit.zone.Here;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/cycles")
@Authenticated
class TimelineResource {

    private final Timelines timelines;
    private final Here here;

    TimelineResource(Timelines timelines, Here here) {
        this.timelines = timelines;
        this.here = here;
    }

    /** A cycle as this zone saw it. */
    public record Timeline(String cycleId, String zone, List<TimelineItem> items) {}

    @GET
    @Path("/{cycleId}/timeline")
    @Operation(summary = "Every step of a cycle that this zone knows of, in order; empty while none is logged")
    public Timeline timeline(@PathParam("cycleId") String cycleId) {
        return new Timeline(cycleId, here.zone().label(), timelines.ofCycle(cycleId));
    }
}
