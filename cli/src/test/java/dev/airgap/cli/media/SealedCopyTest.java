package dev.airgap.cli.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.airgap.cli.rest.ServiceApi;
import dev.airgap.cli.rest.ServiceRefusedException;
import dev.airgap.media.FileKind;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumReader;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.Progress;
import dev.airgap.media.SealedFile;
import dev.airgap.media.SealedLog;
import dev.airgap.media.SealedRoots;
import dev.airgap.media.TransferFile;
import dev.airgap.media.Volume;
import dev.airgap.media.VolumeManifest;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootChain;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire between a desk and transfer-service, and what lies on the medium afterwards. */
class SealedCopyTest {

    private static final String ID = "0b6c9f7e-3a51-4c1d-9c8e-6f1a2b3c4d5e";
    private static final String SITE = "plant-1";

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private final byte[] bundle = new byte[3_000_000];
    private HttpServer server;
    private Path service;
    private Path stick;
    private TrustedRoot root;
    private SealedCopy copy;
    private byte[] envelope;
    private int dyingAfter = -1;
    private int clearance = 204;

    @BeforeEach
    void serveASealedTransfer() throws IOException {
        new Random(1).nextBytes(bundle);
        service = Files.createDirectory(folder.resolve("service"));
        stick = Files.createDirectory(folder.resolve("stick"));
        envelope = seal();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/transfers/" + ID + "/medium", this::answer);
        server.start();
        Path token = Files.writeString(folder.resolve("token"), "the-token\n");
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        copy = new SealedCopy(new ServiceApi(url, token), ID, 1, stick);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void writesAMediumThatTheSiteAccepts() {
        Sha256 written = copy.write(envelope, progress());

        assertThat(written).isEqualTo(Sha256.of(envelope));
        MediumReader reader = MediumReader.open(stick);
        assertThat(reader.verify(reader.transfers().getFirst(), root, SITE)
                        .manifest()
                        .sealNumber())
                .isEqualTo("A 1");
        assertThat(payload()).hasBinaryContent(bundle);
    }

    @Test
    void goesOnWhereTheConnectionBroke() {
        dyingAfter = 1_000_000;

        copy.write(envelope, progress());

        // The last bytes of a connection that breaks may be lost with it.
        assertThat(asked.stream()
                        .filter(request -> request.startsWith("payload/"))
                        .map(request -> Integer.parseInt(request.substring(request.lastIndexOf(' ') + 1))))
                .hasSize(2)
                .startsWith(0)
                .last()
                .satisfies(from -> assertThat(from).isBetween(500_000, 1_000_000));
        assertThat(payload()).hasBinaryContent(bundle);
    }

    @Test
    void asksOnlyForWhatIsMissingWhenItIsRunAgain() throws Exception {
        copy.write(envelope, progress());
        asked.clear();

        copy.write(envelope, progress());
        assertThat(asked).noneMatch(request -> request.startsWith("payload/"));

        Files.write(payload().resolveSibling(".x.zip.part"), Arrays.copyOf(bundle, 2_000_000));
        Files.delete(payload());
        copy.write(envelope, progress());
        assertThat(asked).contains("payload/x.zip from 2000000");
        assertThat(payload()).hasBinaryContent(bundle);
    }

    @Test
    void writesNothingWhenTheServiceObjects() {
        clearance = 409;

        assertThatExceptionOfType(ServiceRefusedException.class)
                .isThrownBy(() -> copy.write(envelope, progress()))
                .withMessageContaining("MEDIUM_IN_USE: transfer x lies on it");

        assertThat(stick).isEmptyDirectory();
    }

    @Test
    void namesTheFileThatIsNotWhatWasSealed() throws Exception {
        byte[] changed = bundle.clone();
        changed[5] ^= 1;
        Files.write(service.resolve("airgap/" + ID + "/payload/x.zip"), changed);

        assertThatExceptionOfType(MediumException.class)
                .isThrownBy(() -> copy.write(envelope, progress()))
                .withMessageContaining("payload/x.zip");

        assertThat(payload()).doesNotExist();
        assertThat(stick.resolve("airgap/" + ID + "/volume-1-of-1.dsse.json")).doesNotExist();
    }

    @Test
    void believesNoOtherManifestThanTheAnnouncedOne() {
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> copy.envelope(1, "0".repeat(64)))
                .withMessageContaining("SOURCE_CHANGED");
        assertThat(copy.envelope(1, Sha256.of(envelope).hex())).isEqualTo(envelope);
    }

    @Test
    void stopsWhenTheMediumWasPulledOut() throws Exception {
        Files.move(stick, folder.resolve("pulled"), StandardCopyOption.ATOMIC_MOVE);

        assertThatExceptionOfType(MediumException.class)
                .isThrownBy(() -> copy.write(envelope, progress()))
                .withMessageContaining("no medium where it should be mounted");
        assertThat(asked).isEmpty();
    }

    private Path payload() {
        return stick.resolve("airgap/" + ID + "/payload/x.zip");
    }

    private static CopyLine progress() {
        return new CopyLine(
                new PrintWriter(new StringWriter()), true, List.of(Progress.Phase.WRITING), 1, System::nanoTime);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String file = path.substring(path.indexOf("/medium") + "/medium".length());
        if (file.equals("/clearance")) {
            byte[] problem = "{\"code\":\"MEDIUM_IN_USE\",\"detail\":\"transfer x lies on it\"}".getBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(clearance, clearance == 204 ? -1 : problem.length);
            if (clearance != 204) {
                exchange.getResponseBody().write(problem);
            }
        } else {
            give(exchange, service.resolve(file.substring(1)));
        }
        exchange.close();
    }

    private void give(HttpExchange exchange, Path file) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
        asked.add(service.resolve("airgap/" + ID).relativize(file) + " from " + from);
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length - from;
        exchange.sendResponseHeaders(range == null ? 200 : 206, length);
        boolean dies = dyingAfter >= 0 && file.endsWith("x.zip");
        exchange.getResponseBody().write(bytes, from, dies ? dyingAfter : length);
        if (dies) {
            dyingAfter = -1;
        }
    }

    private byte[] seal() {
        FileSigner key = signer("transfer");
        FileSigner rootKey = signer("root");
        RootDocument document = RootDocument.of(
                1,
                1,
                Instant.parse("2036-01-01T00:00:00Z"),
                List.of(rootKey.verificationKey(), key.verificationKey()),
                List.of(
                        new Delegation(Role.ROOT, "*", Set.of(PayloadTypes.ROOT), 1, Set.of(rootKey.keyId())),
                        new Delegation(Role.TRANSFER, SITE, Set.of(PayloadTypes.TRANSFER), 1, Set.of(key.keyId()))));
        byte[] rootBytes = Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootKey))
                .toBytes();
        root = TrustedRoot.parse(rootBytes);
        TransferFile file = new TransferFile("x.zip", FileKind.BUNDLE, bundle.length, Sha256.of(bundle), "id");
        MediumWriter writer = MediumWriter.open(service);
        writer.prepare(ID, Set.of(), List.of(file));
        writer.write(ID, file, offset -> new ByteArrayInputStream(bundle), Progress.IGNORED);
        SealedFile log = writer.writeLog(ID, new ByteArrayInputStream("{}\n".getBytes()), Progress.IGNORED);
        SealedRoots roots = writer.writeRoots(ID, new RootChain(List.of(rootBytes)), 1);
        VolumeManifest manifest = new VolumeManifest(
                ID,
                Volume.ONLY,
                "STICK-7",
                "A 1",
                SITE,
                "cycle",
                Instant.parse("2026-01-01T00:00:00Z"),
                List.of(file),
                new SealedLog("plant-1/dmz", 0, 1, log.size(), log.sha256()),
                roots,
                null);
        writer.seal(manifest, key);
        try {
            return Files.readAllBytes(service.resolve("airgap/" + ID + "/volume-1-of-1.dsse.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileSigner signer(String name) {
        return FileSigner.generate(Algorithm.ED25519, folder.resolve(name + ".pem"), folder.resolve(name + ".pub.pem"));
    }
}
