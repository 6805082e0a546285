package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.contracts.Zone;
import dev.airgap.local.DataFolder;
import dev.airgap.local.RunFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Both zones, started by the {@code airgap} command on data of their own. */
final class RunningPipeline implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final Path source;
    private final Process process;
    private @Nullable JsonNode closed;

    /** What one command printed on standard output, and how it ended. */
    record Ended(int exitCode, String output, String errors) {
        JsonNode json() throws IOException {
            return JSON.readTree(output);
        }
    }

    private RunningPipeline(Path data, Path source, Process process) {
        this.data = data;
        this.source = source;
        this.process = process;
    }

    /** Starts {@code airgap up --no-cycle} and waits until both zones are ready. */
    static RunningPipeline start(Path data, Path source, int relayPort) throws Exception {
        Path output = Files.createTempFile("airgap-up", ".json");
        Process process = AirgapCommand.here()
                .start(
                        List.of(
                                "up",
                                "--no-cycle",
                                "--json",
                                "--data",
                                data.toString(),
                                "--source",
                                source.toString(),
                                "--relay-port",
                                "" + relayPort),
                        output);
        AirgapCommand.firstOutput(process, output);
        return new RunningPipeline(data, source, process);
    }

    Path data() {
        return data;
    }

    /** The folder that the DMZ downloads from. */
    Path source() {
        return source;
    }

    /** Runs a cycle, or a part of it. */
    Ended cycleRun(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("cycle", "run", "--json", "--data", data.toString()));
        arguments.addAll(List.of(options));
        Ended ended = AirgapCommand.here().run(arguments);
        if (ended.exitCode() == 0 && ended.json().has("outcome")) {
            closed = ended.json();
        }
        return ended;
    }

    /** The report of a cycle that has closed: of the last one, or of one that runs now. */
    JsonNode closedCycle() throws Exception {
        if (closed == null) {
            assertThat(cycleRun().exitCode()).isZero();
        }
        return closed;
    }

    /** The pipeline as it is now; process ids change. */
    RunFile now() {
        return RunFile.read(new DataFolder(data)).orElseThrow();
    }

    /** GET from a service, with the token of the person with this role. */
    JsonNode get(Zone zone, String service, String role, String path) throws Exception {
        return send(zone, service, role, path, HttpRequest.newBuilder().GET());
    }

    /** POST without content. */
    JsonNode post(Zone zone, String service, String role, String path) throws Exception {
        return post(zone, service, role, path, "{}");
    }

    /** POST of a JSON object. */
    JsonNode post(Zone zone, String service, String role, String path, String body) throws Exception {
        return send(
                zone,
                service,
                role,
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode send(Zone zone, String service, String role, String path, HttpRequest.Builder request)
            throws Exception {
        RunFile now = now();
        String token = Files.readString(Path.of(now.tokens().get(zone.label()).get(role)));
        URI uri = URI.create(now.find(zone, service).orElseThrow().url() + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JSON.readTree(http.send(
                            request.uri(uri)
                                    .header("Authorization", "Bearer " + token.strip())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        }
    }

    /** What an agent gets from the relay, trusting only the relay's own authority. */
    HttpResponse<byte[]> fromRelay(String path) throws Exception {
        try (HttpClient agent = agent()) {
            URI uri = URI.create(now().relay() + path);
            return agent.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    /** Speaks to the relay as agents do, for as many requests as it likes. */
    HttpClient agent() throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder()
                .sslContext(trusting(Path.of(now().relayCa())))
                .build();
    }

    private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "relay", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        AirgapCommand.stop(process);
    }
}
