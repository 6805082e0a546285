package dev.airgap.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.airgap.bundle.Manifest;
import dev.airgap.cli.keys.Machines.Ended;
import dev.airgap.cli.rest.ServiceRefusedException;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire between a person in the DMZ and bundler-service. */
class BundleUploadTest {

    private static final byte[] PAYLOAD = Machines.manifest(7, 1).toPayload();
    private static final String BUNDLE_ID = Manifest.bundleId(PAYLOAD);

    @TempDir
    Path folder;

    private final List<String> requests = new ArrayList<>();
    private final List<byte[]> uploaded = new ArrayList<>();
    private Machines machines;
    private HttpServer server;
    private Path token;

    @BeforeEach
    void serve() throws IOException {
        machines = new Machines(folder);
        token = Files.writeString(machines.at("dmz", "token"), "the-token\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theManifestIsFetchedSignedAndTheSignatureHandedOver() throws IOException {
        answer("/api/v1/bundles/" + BUNDLE_ID + "/manifest", 200, PAYLOAD);
        answer(
                "/api/v1/bundles/" + BUNDLE_ID + "/signatures",
                200,
                json("{'bundleId':'" + BUNDLE_ID + "','state':'AWAITING_SIGNATURES','threshold':2,'missing':1,"
                        + "'missingPostQuantum':0,'signatures':[]}"));
        Path root = machines.firstRoot();
        Path manifest = machines.at("dora", "m.json");

        Ended fetched = bundle("manifest", BUNDLE_ID, "-o", manifest);
        machines.run(
                "bundle", "sign", "--yes", "--key", machines.privateKey("dora", "release"), "--root", root, manifest);
        Ended handedOver = bundle("upload", signature("dora"));

        assertThat(fetched.out()).contains("sequence 7");
        assertThat(manifest).hasBinaryContent(PAYLOAD);
        assertThat(handedOver.out()).contains("is AWAITING_SIGNATURES, 1 signatures missing");
        assertThat(requests)
                .containsExactly("GET Bearer the-token null", "POST Bearer the-token application/vnd.dsse+json");
        assertThat(Envelope.parse(uploaded.getLast(), TrustedRoot.LARGEST_BYTES).payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void anotherManifestThanTheOneAskedForIsRefused() throws IOException {
        answer(
                "/api/v1/bundles/" + BUNDLE_ID + "/manifest",
                200,
                Machines.manifest(8, 1).toPayload());
        Path manifest = machines.at("dora", "m.json");

        Ended fetched = bundle("manifest", BUNDLE_ID, "-o", manifest);

        assertThat(fetched.failure())
                .isInstanceOf(CeremonyException.class)
                .hasMessageStartingWith("CEREMONY_BUNDLE_DIFFERS");
        assertThat(manifest).doesNotExist();
    }

    @Test
    void aRefusalOfTheServiceIsToldWithItsCode() throws IOException {
        answer(
                "/api/v1/bundles/" + BUNDLE_ID + "/manifest",
                409,
                json("{'title':'Conflict','code':'CONFLICT','detail':'the bundle was cancelled'}"));

        Ended fetched = bundle("manifest", BUNDLE_ID, "-o", machines.at("dora", "m.json"));

        assertThat(fetched.failure())
                .isInstanceOf(ServiceRefusedException.class)
                .hasMessage("CONFLICT: the bundle was cancelled");
    }

    @Test
    void nothingIsSentWhenOneOfTheFilesIsNoSignature() throws IOException {
        Path manifest = Files.write(machines.at("dora", "m.json"), PAYLOAD);

        Ended handedOver = bundle("upload", manifest);

        assertThat(handedOver.failure()).hasMessageStartingWith("CEREMONY_FILE_UNKNOWN");
        assertThat(requests).isEmpty();
    }

    private Ended bundle(String command, Object... more) {
        return machines.run(Stream.concat(
                        Stream.of(
                                "bundle",
                                command,
                                "--server",
                                "http://localhost:" + server.getAddress().getPort(),
                                "--token-file",
                                token),
                        Stream.of(more))
                .toArray());
    }

    private Path signature(String person) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(person))) {
            return files.filter(file -> ("" + file.getFileName()).startsWith(BUNDLE_ID + "."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void answer(String path, int status, byte[] body) {
        server.createContext(path, exchange -> respond(exchange, status, body));
    }

    private void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            uploaded.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
