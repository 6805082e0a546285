package dev.airgap.audit.api;

import dev.airgap.audit.timeline.CycleWatch;
import dev.airgap.audit.timeline.Follower;
import dev.airgap.audit.timeline.StreamPosition;
import dev.airgap.audit.timeline.Timelines;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import io.quarkus.logging.Log;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Server-Sent Events of a cycle. */
@Path("/api/v1/cycles/{cycleId}/stream")
@Authenticated
class CycleStreamResource {

    private final Timelines timelines;
    private final CycleWatch watch;
    private final Duration heartbeat;

    CycleStreamResource(Timelines timelines, CycleWatch watch, StreamConfig config) {
        this.timelines = timelines;
        this.watch = watch;
        this.heartbeat = config.heartbeat();
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    @Operation(summary = "Every step of a cycle as it becomes known, from the start or from behind Last-Event-ID")
    public void stream(
            @PathParam("cycleId") String cycleId,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastEventId,
            @Context Sse sse,
            @Context SseEventSink client)
            throws InterruptedException {
        CycleStream stream = new CycleStream(timelines, cycleId, position(lastEventId), sse, client);
        try (client;
                Follower follower = watch.follow(cycleId)) {
            // At once, or a client of a cycle that has not begun would not even see the stream open.
            stream.sendHeartbeat();
            boolean upToDate = false;
            while (watch.isRunning()) {
                upToDate = upToDate || stream.sendNews();
                if (follower.await(heartbeat)) {
                    upToDate = false;
                } else {
                    stream.sendHeartbeat();
                }
            }
        } catch (CycleStream.ClientLeftException left) {
            Log.debugf("a client left the stream cycleId=%s", cycleId);
        }
    }

    private static StreamPosition position(String lastEventId) {
        if (lastEventId == null) {
            return StreamPosition.START;
        }
        try {
            return StreamPosition.parse(lastEventId);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    KitProblem.INVALID_REQUEST, "Last-Event-ID is not one that this stream has given.");
        }
    }
}
