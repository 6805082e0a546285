package dev.airgap.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javax.net.ssl.SSLContext;

/** A service, as the person uses it whose token this is. */
public final class ServiceApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;
    private static final String OFFSET = "Upload-Offset";

    private final URI server;
    private final Path tokenFile;
    private final HttpClient http;

    public ServiceApi(URI server, Path tokenFile) {
        this(server, tokenFile, builder());
    }

    /** @param authorities who may vouch for the service */
    ServiceApi(URI server, Path tokenFile, SSLContext authorities) {
        this(server, tokenFile, builder().sslContext(authorities));
    }

    private ServiceApi(URI server, Path tokenFile, HttpClient.Builder builder) {
        this.server = server;
        this.tokenFile = tokenFile;
        this.http = builder.build();
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
    }

    /** @throws ServiceRefusedException if it answers anything but 2xx, or not at all */
    public JsonNode get(String path) {
        return json(bytes(path, "application/json"));
    }

    /** The answer's body as it is. */
    public byte[] bytes(String path, String type) {
        return whole(request(path)
                .header("Accept", type + ", application/problem+json")
                .GET()
                .build());
    }

    /** @param body written as JSON */
    public JsonNode post(String path, Object body) {
        try {
            return post(path, "application/json", JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    public JsonNode post(String path, String type, byte[] body) {
        return json(whole(request(path)
                .header("Accept", "application/json")
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(body))
                .build()));
    }

    /**
     * A file from {@code offset} to its end; the caller closes it.
     *
     * @throws IOException if the service does not answer, or answers with something else
     */
    public InputStream download(String path, long offset) throws IOException {
        HttpRequest.Builder request = request(path).header("Accept", "application/octet-stream");
        if (offset > 0) {
            request.header("Range", "bytes=" + offset + "-");
        }
        HttpResponse<InputStream> response = send(request.GET().build());
        if (offset > 0 && response.statusCode() == 200) {
            response.body().skipNBytes(offset);
        }
        return response.body();
    }

    /** How many bytes of a file the service has. */
    public long uploaded(String path) throws IOException {
        return offset(request(path).method("HEAD", BodyPublishers.noBody()).build());
    }

    /** Appends to a file, and returns how many bytes of it the service has now. */
    public long append(String path, long offset, byte[] piece, int length) throws IOException {
        BodyPublisher body = BodyPublishers.ofByteArray(piece, 0, length);
        return offset(request(path)
                .header("Content-Type", "application/octet-stream")
                .header(OFFSET, Long.toString(offset))
                .PUT(body)
                .build());
    }

    private long offset(HttpRequest request) throws IOException {
        HttpResponse<InputStream> response = send(request);
        response.body().close();
        return response.headers()
                .firstValueAsLong(OFFSET)
                .orElseThrow(() -> new IOException("the answer has no " + OFFSET));
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(server.resolve(path))
                    .timeout(Duration.ofSeconds(60))
                    .header(
                            "Authorization",
                            "Bearer " + Files.readString(tokenFile).strip());
        } catch (IOException e) {
            throw new ServiceRefusedException("TOKEN_UNREADABLE", "cannot read " + tokenFile + ": " + e.getMessage());
        }
    }

    private byte[] whole(HttpRequest request) {
        try (InputStream body = send(request).body()) {
            byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) {
                throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new ServiceRefusedException("SERVICE_UNREACHABLE", server + " does not answer: " + e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 == 2) {
                return response;
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
            return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
        } catch (IOException notJson) {
            // A proxy in between answers in its own way; the status says enough then.
            return MissingNode.getInstance();
        }
    }
}
