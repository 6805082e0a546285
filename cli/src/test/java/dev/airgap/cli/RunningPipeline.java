package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The {@code airgap} command as its own process, as people run it, on data of its own. */
final class RunningPipeline implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MINUTES = 6;

    private final Path data;
    private final Process process;

    private RunningPipeline(Path data, Process process) {
        this.data = data;
        this.process = process;
    }

    /** What one command printed on standard output, and how it ended. */
    record Ended(int exitCode, String output) {
        JsonNode json() throws IOException {
            return JSON.readTree(output);
        }
    }

    /** Starts {@code airgap up --no-cycle} and waits until both zones are ready. */
    static RunningPipeline start(Path data, int relayPort, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("up", "--no-cycle", "--json", "--data", data.toString(), "--relay-port", "" + relayPort));
        arguments.addAll(List.of(options));
        Path output = Files.createTempFile("airgap-up", ".json");
        Process process = command(arguments)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (Files.size(output) == 0) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("the pipeline did not start");
            }
            Thread.sleep(200);
        }
        return new RunningPipeline(data, process);
    }

    /** Runs a cycle, or a part of it. */
    Ended cycleRun(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("cycle", "run", "--json", "--data", data.toString()));
        arguments.addAll(List.of(options));
        return run(arguments);
    }

    /** Runs one command to its end. */
    static Ended run(List<String> arguments) throws Exception {
        Path output = Files.createTempFile("airgap", ".out");
        Process process = command(arguments)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + arguments);
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private static ProcessBuilder command(List<String> arguments) {
        Path home = Path.of("").toAbsolutePath().getParent();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-Dairgap.home=" + home,
                "-cp",
                home.resolve("cli/target/classes") + ":" + home.resolve("cli/target/lib") + "/*",
                "dev.airgap.cli.Airgap"));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** GET from a service, with the token of the person with this role. */
    static JsonNode get(JsonNode report, String zone, String service, String role, String path) throws Exception {
        String url = report.path("services")
                .valueStream()
                .filter(running -> running.path("zone").asText().equals(zone)
                        && running.path("name").asText().equals(service))
                .findFirst()
                .orElseThrow()
                .path("url")
                .asText();
        String token = Files.readString(
                Path.of(report.path("tokens").path(zone).path(role).asText()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token.strip())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    /** What an agent gets from the relay, trusting only the relay's own authority. */
    static HttpResponse<byte[]> fromRelay(JsonNode report, String path) throws Exception {
        try (HttpClient agent = HttpClient.newBuilder()
                .sslContext(trusting(Path.of(report.path("relayCa").asText())))
                .build()) {
            URI uri = URI.create(report.path("relay").asText() + path);
            return agent.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
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

    /** Ctrl-C. */
    @Override
    public void close() {
        process.destroy();
        if (process.onExit()
                .completeOnTimeout(process, 90, TimeUnit.SECONDS)
                .join()
                .isAlive()) {
            process.destroyForcibly();
            throw new AssertionError("the pipeline does not stop");
        }
    }
}
