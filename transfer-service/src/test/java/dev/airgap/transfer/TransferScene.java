package dev.airgap.transfer;

import com.sun.net.httpserver.HttpServer;
import dev.airgap.media.FileKind;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.Progress;
import dev.airgap.media.TransferFile;
import dev.airgap.media.VolumeManifest;
import dev.airgap.testing.Tokens;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What surrounds the service in a test: a medium, folders, keys, and a real HTTP server for the bytes of other services. */
public final class TransferScene implements AutoCloseable {

    public static final String SITE = "plant-1";
    public static final String SERIAL = "STICK-7";

    private final Path folder;
    private final FileSigner signer;
    private final FileSigner otherSigner;
    private final HttpServer http;
    private final Map<String, byte[]> content = new ConcurrentHashMap<>();
    private final Map<String, Integer> dyingAfter = new ConcurrentHashMap<>();

    TransferScene() throws IOException {
        folder = Files.createTempDirectory("transfer-test-");
        for (String name : List.of("medium", "install", "storage")) {
            Files.createDirectory(folder.resolve(name));
        }
        FileSigner rootSigner = signer("root");
        signer = signer("transfer");
        otherSigner = signer("other");
        RootDocument document = RootDocument.of(
                1,
                1,
                Instant.parse("2036-01-01T00:00:00Z"),
                List.of(rootSigner.verificationKey(), signer.verificationKey(), otherSigner.verificationKey()),
                List.of(
                        delegation(Role.ROOT, "*", PayloadTypes.ROOT, rootSigner),
                        delegation(Role.TRANSFER, SITE, PayloadTypes.TRANSFER, signer),
                        delegation(Role.TRANSFER, "plant-2", PayloadTypes.TRANSFER, otherSigner)));
        Files.write(
                folder.resolve("root.dsse.json"),
                Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootSigner))
                        .toBytes());
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] bytes = content.get(path);
            boolean allowed =
                    Tokens.SERVICE.bearer().equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (bytes == null || !allowed) {
                exchange.sendResponseHeaders(allowed ? 404 : 401, -1);
                exchange.close();
                return;
            }
            exchange.sendResponseHeaders(200, bytes.length);
            Integer dying = dyingAfter.remove(path);
            exchange.getResponseBody().write(bytes, 0, dying == null ? bytes.length : dying);
            exchange.close();
        });
        http.start();
    }

    Map<String, String> configuration() {
        String url = "http://127.0.0.1:" + http.getAddress().getPort();
        return Map.of(
                "airgap.transfer.medium-directory", medium().toString(),
                "airgap.transfer.install-directory", install().toString(),
                "airgap.transfer.storage-directory", storage().toString(),
                "airgap.transfer.root", folder.resolve("root.dsse.json").toString(),
                "airgap.transfer.signing-key", folder.resolve("transfer.pem").toString(),
                "airgap.transfer.bundler-url", url,
                "airgap.transfer.rules-url", url + "/",
                "airgap.transfer.source-tries", "2");
    }

    public Path medium() {
        return folder.resolve("medium");
    }

    public Path install() {
        return folder.resolve("install");
    }

    public Path storage() {
        return folder.resolve("storage");
    }

    public TrustedRoot root() {
        try {
            return TrustedRoot.parse(Files.readAllBytes(folder.resolve("root.dsse.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the HTTP server answers under a path to whoever has the service's token. */
    public void serve(String path, byte[] bytes) {
        content.put(path, bytes);
    }

    /** The next answer under a path breaks off. */
    public void dieOnce(String path, int afterBytes) {
        dyingAfter.put(path, afterBytes);
    }

    /** Removes everything from the medium, the install directory and the HTTP server. */
    public void clear() {
        content.clear();
        dyingAfter.clear();
        for (Path each : List.of(medium(), install())) {
            deleteIn(each);
        }
    }

    /** Unplugs the medium, or plugs it in again. */
    public void plugged(boolean in) {
        try {
            Path drawer = folder.resolve("drawer");
            Files.move(in ? drawer : medium(), in ? medium() : drawer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A transfer as the DMZ seals it, on the medium. */
    public VolumeManifest carry(String transferId, String cycleId, String site, byte[] bundle, byte[] rules) {
        VolumeManifest manifest = new VolumeManifest(
                transferId,
                SERIAL,
                site,
                cycleId,
                Instant.parse("2026-01-01T00:00:00Z"),
                List.of(
                        file("airgap-" + site + "-e1-s000001.zip", FileKind.BUNDLE, bundle, "b".repeat(64)),
                        file("26-001.dsru", FileKind.RULE_UPDATE, rules, "c".repeat(64))));
        MediumWriter writer = MediumWriter.open(medium());
        writer.prepare(transferId, Set.copyOf(writer.transferIds()), manifest.bytes());
        writer.write(transferId, manifest.files().get(0), new ByteArrayInputStream(bundle), Progress.IGNORED);
        writer.write(transferId, manifest.files().get(1), new ByteArrayInputStream(rules), Progress.IGNORED);
        writer.seal(manifest, site.equals(SITE) ? signer : otherSigner);
        return manifest;
    }

    public Path payload(String transferId, String name) {
        return medium().resolve("airgap/" + transferId + "/payload/" + name);
    }

    public static TransferFile file(String name, FileKind kind, byte[] bytes, String id) {
        return new TransferFile(name, kind, bytes.length, Sha256.of(bytes), id);
    }

    public static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    public static List<String> names(Path directory) {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        deleteIn(folder);
    }

    private FileSigner signer(String name) {
        return FileSigner.generate(Algorithm.ED25519, folder.resolve(name + ".pem"), folder.resolve(name + ".pub.pem"));
    }

    private static Delegation delegation(Role role, String scope, String payloadType, FileSigner signer) {
        return new Delegation(role, scope, Set.of(payloadType), 1, Set.of(signer.keyId()));
    }

    private static void deleteIn(Path directory) {
        try (var all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(directory)) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
