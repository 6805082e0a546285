package dev.airgap.audit;

import dev.airgap.testing.Tokens;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Follows a cycle as a browser's EventSource does. */
final class StreamClient implements AutoCloseable {

    record Event(String id, String data) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();

    private StreamClient() {}

    static StreamClient open(String cycleId, @Nullable String lastEventId) throws IOException, InterruptedException {
        StreamClient client = new StreamClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/cycles/" + cycleId + "/stream"))
                .header("Authorization", Tokens.AUDITOR.bearer())
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<java.io.InputStream> response =
                client.http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        Thread.ofVirtual()
                .start(() -> client.read(
                        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))));
        return client;
    }

    /** The events until now, once there are so many. */
    List<Event> await(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events.size() >= count);
        return List.copyOf(events);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<String> comments() {
        return List.copyOf(comments);
    }

    private void read(BufferedReader lines) {
        try {
            String id = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(id, data.toString()));
                    data.setLength(0);
                } else if (line.startsWith(":")) {
                    comments.add(line.substring(1));
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                }
            }
        } catch (IOException e) {
            if (!http.isTerminated() && !Thread.currentThread().isInterrupted()) {
                comments.add("ended: " + e.getMessage());
            }
        } catch (UncheckedIOException e) {
            comments.add("ended: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
