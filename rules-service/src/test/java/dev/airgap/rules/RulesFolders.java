package dev.airgap.rules;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Signer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folders, keys and a root for rules-service, and a file server in the place of transfer-service: what lies in
 * {@code delivered/ID/NAME} is what transfer ID has; a file {@code delivered/ID/away} makes it unavailable.
 */
public class RulesFolders implements QuarkusTestResourceLifecycleManager {

    private HttpServer transferService;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("airgap-rules-test-");
            Files.createDirectories(folder.resolve("source"));
            Path delivered = Files.createDirectories(folder.resolve("delivered"));
            writeRoot(folder);
            transferService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            transferService.createContext("/api/v1/transfers/", exchange -> serve(exchange, delivered));
            transferService.start();
            return Map.of(
                    "airgap.rules.source-directory", folder.resolve("source").toString(),
                    "airgap.rules.storage-directory", folder.resolve("storage").toString(),
                    "airgap.rules.signing-key", folder.resolve("release.key").toString(),
                    "airgap.rules.root", folder.resolve("root.dsse.json").toString(),
                    "airgap.rules.transfer-url",
                            "http://127.0.0.1:" + transferService.getAddress().getPort(),
                    "test.folder", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeRoot(Path folder) throws IOException {
        key(folder, "root");
        key(folder, "release");
        key(folder, "newer");
        key(folder, "stranger");
        Files.write(folder.resolve("root.dsse.json"), root(folder, 1, "release"));
    }

    /** A version of the root, which lets these keys release rule updates. */
    static byte[] root(Path folder, int version, String... releaseKeys) {
        Signer root = FileSigner.read(folder.resolve("root.key"));
        List<Signer> release = Stream.of(releaseKeys)
                .<Signer>map(name -> FileSigner.read(folder.resolve(name + ".key")))
                .toList();
        RootDocument document = RootDocument.of(
                version,
                1,
                Instant.parse("2090-01-01T00:00:00Z"),
                Stream.concat(Stream.of(root), release.stream())
                        .map(Signer::verificationKey)
                        .toList(),
                List.of(
                        new Delegation(
                                Role.ROOT, Delegation.EVERYWHERE, Set.of(PayloadTypes.ROOT), 1, Set.of(root.keyId())),
                        new Delegation(
                                Role.RELEASE,
                                "plant-1",
                                Set.of(PayloadTypes.RULE_UPDATE),
                                1,
                                release.stream().map(Signer::keyId).collect(Collectors.toSet()))));
        return Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(root))
                .toBytes();
    }

    private static Signer key(Path folder, String name) {
        return FileSigner.generate(Algorithm.ED25519, folder.resolve(name + ".key"), folder.resolve(name + ".pub"));
    }

    private static void serve(HttpExchange exchange, Path delivered) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        Path file = delivered.resolve(path[4]).resolve(path[6]);
        boolean away = Files.exists(file.resolveSibling("away"));
        boolean found = !away && Files.isRegularFile(file);
        byte[] bytes = found ? Files.readAllBytes(file) : new byte[0];
        exchange.sendResponseHeaders(found ? 200 : away ? 503 : 404, found ? bytes.length : -1);
        if (found) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void stop() {
        if (transferService != null) {
            transferService.stop(0);
        }
    }
}
