package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One service's REST interface, as one person uses it: with that person's own token. */
final class PersonsApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Services are started again when they die; a person, too, would try again for a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String name;
    private final URI base;
    private final Path tokenFile;

    /** @param name for messages, for example {@code dmz/bundler} */
    PersonsApi(String name, URI base, Path tokenFile) {
        this.name = name;
        this.base = base;
        this.tokenFile = tokenFile;
    }

    /** @throws ApiException for every answer but 2xx */
    JsonNode get(String path) {
        return send("GET", path, null);
    }

    /** The resource, or nothing when it is not there (yet). */
    Optional<JsonNode> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (ApiException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** @throws ApiException for every answer but 2xx */
    JsonNode post(String path, Object body) {
        return send("POST", path, body);
    }

    /** @throws ApiException for every answer but 2xx */
    JsonNode put(String path, Object body) {
        return send("PUT", path, body);
    }

    private JsonNode send(String method, String path, @Nullable Object body) {
        HttpRequest request = request(method, path, body);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() != 503 || System.nanoTime() > deadline) {
                    return read(response);
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new ApiException(0, "SERVICE_UNREACHABLE", name + " does not answer: " + e);
                }
            } catch (InterruptedException e) {
                throw interrupted();
            }
            pause(PAUSE);
        }
    }

    private HttpRequest request(String method, String path, @Nullable Object body) {
        try {
            HttpRequest.BodyPublisher publisher = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
            HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                    .timeout(Duration.ofSeconds(60))
                    .header(
                            "Authorization",
                            "Bearer " + Files.readString(tokenFile).strip())
                    .header("Accept", "application/json")
                    .method(method, publisher);
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            if (method.equals("POST")) {
                // The same key for every attempt: a lost answer must not start a second cycle.
                request.header("Idempotency-Key", UUID.randomUUID().toString());
            }
            return request.build();
        } catch (IOException e) {
            throw new ApiException(0, "TOKEN_UNREADABLE", "cannot read " + tokenFile + ": " + e.getMessage());
        }
    }

    private JsonNode read(HttpResponse<byte[]> response) throws IOException {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        JsonNode body = json && response.body().length > 0 ? JSON.readTree(response.body()) : MissingNode.getInstance();
        if (response.statusCode() / 100 == 2) {
            return body;
        }
        throw new ApiException(
                response.statusCode(),
                body.path("code").asText("HTTP_" + response.statusCode()),
                name + ": " + body.path("detail").asText(body.path("title").asText("no reason given")));
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static ApiException interrupted() {
        Thread.currentThread().interrupt();
        return new ApiException(0, "INTERRUPTED", "interrupted");
    }
}
