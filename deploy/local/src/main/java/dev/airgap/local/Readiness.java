package dev.airgap.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until services answer {@code GET /q/health/ready} with 200. */
final class Readiness implements AutoCloseable {

    private static final Duration WITHIN = Duration.ofSeconds(180);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** @throws LocalException when the service keeps ending or is not ready within three minutes */
    void await(ManagedProcess process, String url) {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        while (!isReady(url)) {
            process.requireNotFailing();
            if (System.nanoTime() > deadline) {
                throw new LocalException("%s is not ready after %d s, see %s"
                        .formatted(
                                process.name(),
                                WITHIN.toSeconds(),
                                process.spec().log()));
            }
            Pause.of(PAUSE);
        }
    }

    private boolean isReady(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while waiting for " + url, e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
