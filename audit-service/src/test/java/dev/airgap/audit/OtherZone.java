package dev.airgap.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.airgap.testing.Tokens;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Signer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a zone knows of the other one: a root that names the keys of its log and of the site, and a transfer-service that keeps
 * what media brought, on a real HTTP server.
 */
public final class OtherZone implements AutoCloseable {

    static final String ORIGIN = "airgap.test/plant-1/other";

    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private final Map<String, UnaryOperator<byte[]>> once = new ConcurrentHashMap<>();
    private final Map<String, Integer> fetched = new ConcurrentHashMap<>();
    private final Path folder;
    private final HttpServer server;
    private final Signer logSigner;
    private final Signer newerLogSigner;
    private final Signer siteSigner;
    private final Signer rootSigner;
    private final Signer stranger;

    private OtherZone(Path folder) throws IOException {
        this.folder = folder;
        this.logSigner = key("other-log");
        this.siteSigner = key("site");
        this.newerLogSigner = key("newer-log");
        this.stranger = key("stranger");
        this.rootSigner = key("root");
        Files.write(root(), rootNaming(1, logSigner));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    static OtherZone start(Path folder) throws IOException {
        return new OtherZone(folder);
    }

    Path root() {
        return folder.resolve("root.dsse.json");
    }

    URI transferUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The key that the root names for the other zone's log. */
    Signer logSigner() {
        return logSigner;
    }

    /** A key for the other zone's log that only a newer root names. */
    Signer newerLogSigner() {
        return newerLogSigner;
    }

    /** The key that the root names for the site. */
    Signer siteSigner() {
        return siteSigner;
    }

    /** A key that the root does not name. */
    Signer stranger() {
        return stranger;
    }

    void keepSegment(String transferId, byte[] segment) {
        kept.put(segmentPath(transferId), segment);
    }

    void keepReceipt(long number, byte[] receipt) {
        kept.put("/api/v1/receipts/" + number + "/content", receipt);
    }

    /** Does something to the next answer with a transfer's segment; null makes it break off. */
    void nextTime(String transferId, UnaryOperator<byte[]> change) {
        once.put(segmentPath(transferId), change);
    }

    int timesFetched(String transferId) {
        return fetched.getOrDefault(segmentPath(transferId), 0);
    }

    private static String segmentPath(String transferId) {
        return "/api/v1/transfers/" + transferId + "/log/content";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = kept.get(path);
            if (!Tokens.SERVICE.bearer().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            fetched.merge(path, 1, Integer::sum);
            UnaryOperator<byte[]> change = once.remove(path);
            byte[] sent = change == null ? body : change.apply(body);
            exchange.sendResponseHeaders(sent.length == 0 ? 503 : 200, body.length);
            exchange.getResponseBody().write(sent);
        }
    }

    private Signer key(String name) {
        return FileSigner.generate(Algorithm.ED25519, folder.resolve(name + ".pem"), folder.resolve(name + ".pub.pem"));
    }

    /** A version of the root, which names these keys for the other zone's log. */
    byte[] rootNaming(int version, Signer... logKeys) {
        List<Signer> keys = Stream.concat(Stream.of(rootSigner, siteSigner), Stream.of(logKeys))
                .toList();
        RootDocument document = RootDocument.of(
                version,
                1,
                Instant.parse("2099-01-01T00:00:00Z"),
                keys.stream().map(Signer::verificationKey).toList(),
                List.of(
                        delegation(Role.ROOT, Delegation.EVERYWHERE, PayloadTypes.ROOT, rootSigner),
                        delegation(Role.LOG, "dmz", "checkpoint", logKeys),
                        delegation(Role.LOG, "plant-1", "checkpoint", logKeys),
                        delegation(Role.SITE, "plant-1", PayloadTypes.RECEIPT, siteSigner)));
        return Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootSigner))
                .toBytes();
    }

    private static Delegation delegation(Role role, String scope, String payloadType, Signer... signers) {
        return new Delegation(
                role,
                scope,
                Set.of(payloadType),
                1,
                Stream.of(signers).map(Signer::keyId).collect(Collectors.toSet()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
