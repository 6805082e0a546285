package dev.airgap.audit.api;

import dev.airgap.audit.timeline.FollowedItem;
import dev.airgap.audit.timeline.StreamPosition;
import dev.airgap.audit.timeline.TimelineItem;
import dev.airgap.audit.timeline.Timelines;
import dev.airgap.kit.work.Retry;
import io.quarkus.logging.Log;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.CompletionException;

/** One client's stream of a cycle. */
final class CycleStream {

    private final Timelines timelines;
    private final String cycleId;
    private final Sse sse;
    private final SseEventSink client;
    private StreamPosition position;

    CycleStream(Timelines timelines, String cycleId, StreamPosition start, Sse sse, SseEventSink client) {
        this.timelines = timelines;
        this.cycleId = cycleId;
        this.position = start;
        this.sse = sse;
        this.client = client;
    }

    /** The client has left. Nothing is lost: it says how far it read when it comes back. */
    static final class ClientLeftException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ClientLeftException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Sends what became known; false if the database is away and it has to be asked again.
     *
     * @throws ClientLeftException if nobody reads any more
     */
    boolean sendNews() {
        List<FollowedItem> news;
        try {
            news = timelines.after(cycleId, position);
        } catch (RuntimeException e) {
            if (!Retry.helps(e)) {
                throw e;
            }
            Log.debugf("a stream waits for the database cycleId=%s", cycleId);
            return false;
        }
        for (FollowedItem followed : news) {
            send(sse.newEventBuilder()
                    .id(followed.position().toString())
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(TimelineItem.class, followed.item())
                    .build());
            position = followed.position();
        }
        return true;
    }

    /**
     * Says that the stream is alive, and notices whether somebody reads.
     *
     * @throws ClientLeftException if nobody does
     */
    void sendHeartbeat() {
        send(sse.newEventBuilder().comment("alive").build());
    }

    /** Waits until it is written: a slow client is not sent more than it takes. */
    private void send(OutboundSseEvent event) {
        try {
            client.send(event).toCompletableFuture().join();
        } catch (IllegalStateException | CompletionException e) {
            throw new ClientLeftException(e);
        }
    }
}
