package dev.airgap.importer.relay;

import io.quarkus.logging.Log;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers agents. 404 for what is not there and 503 when we cannot: a client that is told 403 stays silent for a day, and
 * one that is told 429 for as long as it is told.
 */
final class AgentRequests implements Handler<HttpServerRequest> {

    private static final String RETRY_AFTER_SECONDS = "10";

    private final Vertx vertx;
    private final ServedFiles files;
    private final int maxRequests;
    private final AtomicInteger underWay = new AtomicInteger();

    AgentRequests(Vertx vertx, ServedFiles files, int maxRequests) {
        this.vertx = vertx;
        this.files = files;
        this.maxRequests = maxRequests;
    }

    @Override
    public void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (underWay.incrementAndGet() > maxRequests) {
            underWay.decrementAndGet();
            unavailable(response);
            return;
        }
        response.endHandler(ended -> underWay.decrementAndGet());
        response.exceptionHandler(gone -> Log.debugf("agent went away: %s", gone.getMessage()));
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            response.putHeader("Allow", "GET, HEAD").setStatusCode(405).end();
            return;
        }
        String path = request.path() == null ? "" : request.path();
        vertx.executeBlocking(() -> files.find(path), false)
                .onSuccess(found -> answer(request, found))
                .onFailure(failure -> {
                    Log.errorf(failure, "cannot serve path=%s", path);
                    unavailable(response);
                });
    }

    private void answer(HttpServerRequest request, Optional<StaticFile> found) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        if (found.isEmpty()) {
            response.setStatusCode(404).end();
            return;
        }
        StaticFile file = found.get();
        Conditions conditions = new Conditions(request.headers(), file);
        response.putHeader("ETag", file.entityTag())
                .putHeader("Last-Modified", HttpDate.format(file.lastModified()))
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Accept-Ranges", "bytes");
        if (conditions.isNotModified()) {
            response.setStatusCode(304).end();
            return;
        }
        send(request, file, conditions.range());
    }

    private void send(HttpServerRequest request, StaticFile file, Optional<ByteRange> wanted) {
        HttpServerResponse response = request.response();
        ByteRange range = wanted.orElse(ByteRange.whole(file.size()));
        wanted.ifPresent(part -> response.putHeader("Content-Range", part.contentRange(file.size()))
                .setStatusCode(part.isSatisfiable() ? 206 : 416));
        if (wanted.isPresent() && !range.isSatisfiable()) {
            response.end();
            return;
        }
        response.putHeader("Content-Type", file.contentType())
                .putHeader("Content-Length", Long.toString(range.length()));
        if (request.method() == HttpMethod.HEAD || range.length() == 0) {
            response.end();
            return;
        }
        response.sendFile(file.path().toString(), range.first(), range.length()).onFailure(failure -> {
            Log.errorf(failure, "cannot send path=%s", request.path());
            unavailable(response);
        });
    }

    private static void unavailable(HttpServerResponse response) {
        if (!response.headWritten() && !response.closed()) {
            response.headers().clear();
            response.putHeader("Retry-After", RETRY_AFTER_SECONDS)
                    .setStatusCode(503)
                    .end();
        }
    }
}
