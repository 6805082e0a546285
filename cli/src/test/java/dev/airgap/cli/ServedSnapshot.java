package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an agent gets that fetches the listing and every file in it.
 *
 * @param files SHA-256 by path, of the bytes that were served
 */
record ServedSnapshot(String bundleId, Map<String, String> files) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LISTING = "/.airgap/snapshot.json";

    /**
     * Reads once more when the pointer moved meanwhile: an agent that sees two snapshots has seen none of them.
     *
     * @throws IOException while the relay does not answer
     * @throws AssertionError if a file is not the one that the listing promises
     */
    static ServedSnapshot read(RunningPipeline pipeline) throws Exception {
        String relay = pipeline.now().relay();
        try (HttpClient agent = pipeline.agent()) {
            while (true) {
                JsonNode listing = JSON.readTree(get(agent, relay + LISTING));
                Map<String, String> files = new TreeMap<>();
                Map<String, String> promised = new TreeMap<>();
                for (JsonNode file : listing.path("files")) {
                    String path = file.path("path").asText();
                    promised.put(path, file.path("sha256").asText());
                    files.put(path, served(agent, relay + "/" + path));
                }
                if (!JSON.readTree(get(agent, relay + LISTING)).equals(listing)) {
                    continue;
                }
                if (!files.equals(promised)) {
                    throw new AssertionError("a mix is served: " + files + ", promised " + promised);
                }
                return new ServedSnapshot(listing.path("bundleId").asText(), files);
            }
        }
    }

    private static String served(HttpClient agent, String url) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                agent.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
        return response.statusCode() == 200 ? Sha256.of(response.body()).hex() : "status " + response.statusCode();
    }

    private static byte[] get(HttpClient agent, String url) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                agent.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(url + " answers " + response.statusCode());
        }
        return response.body();
    }
}
