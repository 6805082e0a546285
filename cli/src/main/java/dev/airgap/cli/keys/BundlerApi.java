package dev.airgap.cli.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.airgap.trust.PayloadTypes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** bundler-service, as the person uses it whose token this is. */
final class BundlerApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final URI server;
    private final Path tokenFile;

    BundlerApi(URI server, Path tokenFile) {
        this.server = server;
        this.tokenFile = tokenFile;
    }

    /** The bytes to sign, as the server has them. */
    byte[] manifest(String bundleId) {
        return send(request(bundleId + "/manifest")
                .header("Accept", PayloadTypes.BUNDLE + ", application/problem+json")
                .GET()
                .build());
    }

    /** Hands over signatures, and returns what is still missing. */
    JsonNode addSignatures(String bundleId, byte[] envelope) {
        return json(send(request(bundleId + "/signatures")
                .header("Accept", "application/json")
                .header("Content-Type", "application/vnd.dsse+json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
                .build()));
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(server.resolve("/api/v1/bundles/" + path))
                    .timeout(Duration.ofSeconds(60))
                    .header(
                            "Authorization",
                            "Bearer " + Files.readString(tokenFile).strip());
        } catch (IOException e) {
            throw new ServiceRefusedException("TOKEN_UNREADABLE", "cannot read " + tokenFile + ": " + e.getMessage());
        }
    }

    private byte[] send(HttpRequest request) {
        try (HttpClient http = HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
                InputStream body = answered(http, request)) {
            byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) {
                throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new ServiceRefusedException("SERVICE_UNREACHABLE", server + " does not answer: " + e);
        }
    }

    private static InputStream answered(HttpClient http, HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return response.body();
            }
            try (InputStream problem = response.body()) {
                JsonNode body = json(problem.readNBytes(LARGEST_ANSWER));
                throw new ServiceRefusedException(
                        body.path("code").asText("HTTP_" + response.statusCode()),
                        body.path("detail").asText(body.path("title").asText("no reason given")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException notJson) {
            // A proxy in between answers in its own way; the status says enough then.
            return MissingNode.getInstance();
        }
    }
}
