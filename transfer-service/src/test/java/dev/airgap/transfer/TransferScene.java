package dev.airgap.transfer;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.media.FileKind;
import dev.airgap.media.KnownReceipt;
import dev.airgap.media.MediumReader;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.Progress;
import dev.airgap.media.ReturnedFile;
import dev.airgap.media.SealedFile;
import dev.airgap.media.SealedLog;
import dev.airgap.media.TransferFile;
import dev.airgap.media.Volume;
import dev.airgap.media.VolumeManifest;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.media.slip.ReceiptSlip;
import dev.airgap.media.slip.SignedSlip;
import dev.airgap.media.slip.SlipText;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.testing.Tokens;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootChain;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What surrounds the service in a test: a medium, folders, keys, and a real HTTP server for the bytes of other services. */
public final class TransferScene implements AutoCloseable {

    public static final String SITE = "plant-1";
    public static final String SERIAL = "STICK-7";
    /** What closes every bag. */
    public static final String SEAL = "SEAL-1";

    /** A one-way link: no bag, no seal. */
    public static final String LINK = "LINK-1";
    /** How a custodian says that a medium was brought. */
    public static final String DELIVERY = "\"deliveredBy\":\"dora\",\"sealNumber\":\"SEAL-1\"";

    private final Path folder;
    private final FileSigner signer;
    private final FileSigner otherSigner;
    private final FileSigner otherSiteSigner;
    private final TestLog dmzLog;
    private final TestLog siteLog;
    private final TestSite site;
    private final TestRoots roots;
    private final Zone zone;
    private final HttpServer http;
    private final Map<Service, SiblingEvents> siblings = new EnumMap<>(Service.class);
    private final Map<String, byte[]> content = new ConcurrentHashMap<>();
    private final Map<String, Integer> dyingAfter = new ConcurrentHashMap<>();

    TransferScene(Zone zone) throws IOException {
        this.zone = zone;
        folder = Files.createTempDirectory("transfer-test-");
        for (String name : List.of("medium", "install", "storage")) {
            Files.createDirectory(folder.resolve(name));
        }
        FileSigner rootSigner = signer("root");
        signer = signer("transfer");
        otherSigner = signer("other");
        otherSiteSigner = signer("other-site");
        FileSigner siteSigner = signer("site");
        FileSigner dmzLogSigner = signer("dmz-log");
        FileSigner siteLogSigner = signer("site-log");
        dmzLog = new TestLog(SITE + "/dmz", dmzLogSigner);
        siteLog = new TestLog(SITE + "/airgap", siteLogSigner);
        site = new TestSite(siteSigner, siteLogSigner, siteLog);
        roots = new TestRoots(
                rootSigner,
                Map.of(
                        TestRoots.delegation(Role.TRANSFER, "plant-2", PayloadTypes.TRANSFER, otherSigner),
                        otherSigner,
                        new Delegation(
                                Role.SITE,
                                SITE,
                                Set.of(PayloadTypes.RECEIPT, PayloadTypes.NEED_LIST),
                                1,
                                Set.of(siteSigner.keyId())),
                        siteSigner,
                        TestRoots.delegation(Role.SITE, "plant-2", PayloadTypes.RECEIPT, otherSiteSigner),
                        otherSiteSigner,
                        TestRoots.delegation(Role.LOG, "dmz", "application/x-checkpoint", dmzLogSigner),
                        dmzLogSigner,
                        TestRoots.delegation(Role.LOG, SITE, "application/x-checkpoint", siteLogSigner),
                        siteLogSigner));
        Files.write(folder.resolve("root.dsse.json"), roots.next(signer));
        Files.writeString(
                folder.resolve("enrolment.json"),
                "{\"site\":\"%s\",\"rootVersion\":1,\"rootFingerprint\":\"%s\",\"confirmedBy\":[\"olivia\",\"petra\"]}"
                        .formatted(SITE, root().fingerprint().hex()));
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean log = path.startsWith("/api/v1/log/");
            byte[] bytes =
                    log ? logged(path, exchange.getRequestURI().getQuery()).orElse(null) : content.get(path);
            boolean allowed =
                    Tokens.SERVICE.bearer().equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (bytes == null || !allowed) {
                exchange.sendResponseHeaders(!allowed ? 401 : log ? 409 : 404, -1);
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
        return Map.ofEntries(
                Map.entry("airgap.transfer.medium-directory", medium().toString()),
                Map.entry("airgap.transfer.install-directory", install().toString()),
                Map.entry("airgap.transfer.storage-directory", storage().toString()),
                Map.entry(
                        "airgap.transfer.root", folder.resolve("root.dsse.json").toString()),
                Map.entry(
                        "airgap.transfer.signing-key",
                        folder.resolve(zone == Zone.DMZ ? "transfer.pem" : "site.pem")
                                .toString()),
                Map.entry(
                        "airgap.transfer.enrolment",
                        folder.resolve("enrolment.json").toString()),
                Map.entry("airgap.transfer.audit-url", url),
                Map.entry("airgap.transfer.bundler-url", url),
                Map.entry("airgap.transfer.rules-url", url + "/"),
                Map.entry("airgap.transfer.desk.log-reserve", "0"),
                Map.entry("airgap.transfer.source-tries", "2"));
    }

    /** One chain of events for each sibling, however many tests use it. */
    public synchronized SiblingEvents sibling(EventProbe probe, Service service) {
        return siblings.computeIfAbsent(service, it -> new SiblingEvents(probe, zone, it));
    }

    /** The log of the zone that the service runs in. */
    public TestLog log() {
        return zone == Zone.DMZ ? dmzLog : siteLog;
    }

    public TestSite site() {
        return site;
    }

    /** The receipt under the key of another site. */
    public byte[] signedByAnotherSite(Receipt receipt) {
        return SignedReceipt.sign(receipt, otherSiteSigner);
    }

    /** The lines of a slip under the key of another site. */
    public String showByAnotherSite(ReceiptSlip slip) {
        return String.join("\n", SlipText.lines(SignedSlip.sign(slip, SITE, otherSiteSigner)));
    }

    private Optional<byte[]> logged(String path, String query) {
        Map<String, String> asked = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            asked.put(parts[0], parts[1]);
        }
        List<String> events = Stream.of(asked.getOrDefault("events", "").split(","))
                .filter(id -> !id.isEmpty())
                .toList();
        return path.endsWith("segment")
                ? log().segment(Long.parseLong(asked.get("from")), events)
                : log().statement(
                                Long.parseLong(asked.get("consistentFrom")),
                                events,
                                asked.get("policy").equals("events"));
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
        log().isBehind(false);
        content.clear();
        dyingAfter.clear();
        // What the test before left to be done may still be written.
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> List.of(medium(), install()).forEach(TransferScene::deleteIn));
    }

    /** Where the medium is while it is unplugged. */
    public Path drawer() {
        return folder.resolve("drawer");
    }

    /** Unplugs the medium, or plugs it in again. */
    public void plugged(boolean in) {
        try {
            Files.move(in ? drawer() : medium(), in ? medium() : drawer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A transfer as the DMZ seals it, on the medium. */
    public VolumeManifest carry(String transferId, String cycleId, String forSite, byte[] bundle, byte[] rules) {
        return carry(transferId, cycleId, forSite, SERIAL, bundle, rules);
    }

    /** A transfer on the medium with this serial. */
    public VolumeManifest carry(
            String transferId, String cycleId, String forSite, String serial, byte[] bundle, byte[] rules) {
        Map<TransferFile, byte[]> files = Map.of(
                file("airgap-" + forSite + "-e1-s000001.zip", FileKind.BUNDLE, bundle, "b".repeat(64)), bundle,
                file("26-001.dsru", FileKind.RULE_UPDATE, rules, "c".repeat(64)), rules);
        FileSigner sealing = forSite.equals(SITE) ? signer : otherSigner;
        return carry(transferId, cycleId, forSite, serial, files, null, roots.chain(), sealing);
    }

    /** A transfer with these files as the DMZ seals it, on the medium. */
    public VolumeManifest carry(
            String transferId,
            String cycleId,
            String forSite,
            Map<TransferFile, byte[]> files,
            @Nullable KnownReceipt receiptKnown) {
        FileSigner sealing = forSite.equals(SITE) ? signer : otherSigner;
        return carry(transferId, cycleId, forSite, SERIAL, files, receiptKnown, roots.chain(), sealing);
    }

    /** A transfer that brings these roots and is sealed with this key. */
    public VolumeManifest carry(
            String transferId,
            String cycleId,
            String forSite,
            Map<TransferFile, byte[]> files,
            @Nullable KnownReceipt receiptKnown,
            RootChain chain,
            FileSigner sealing) {
        return carry(transferId, cycleId, forSite, SERIAL, files, receiptKnown, chain, sealing);
    }

    /** A transfer as the link delivers it, while nobody looks: in the drawer. */
    public void carryOverTheLink(String transferId, String cycleId, Map<TransferFile, byte[]> files) {
        carry(drawer(), transferId, cycleId, SITE, LINK, files, null, roots.chain(), signer);
    }

    private VolumeManifest carry(
            String transferId,
            String cycleId,
            String forSite,
            String serial,
            Map<TransferFile, byte[]> files,
            @Nullable KnownReceipt receiptKnown,
            RootChain chain,
            FileSigner sealing) {
        return carry(medium(), transferId, cycleId, forSite, serial, files, receiptKnown, chain, sealing);
    }

    private VolumeManifest carry(
            Path target,
            String transferId,
            String cycleId,
            String forSite,
            String serial,
            Map<TransferFile, byte[]> files,
            @Nullable KnownReceipt receiptKnown,
            RootChain chain,
            FileSigner sealing) {
        MediumWriter writer = MediumWriter.open(target);
        writer.prepare(transferId, Set.copyOf(writer.transferIds()), List.copyOf(files.keySet()));
        files.forEach((file, content) ->
                writer.write(transferId, file, offset -> new ByteArrayInputStream(content), Progress.IGNORED));
        SealedFile log = writer.writeLog(
                transferId,
                new ByteArrayInputStream(dmzLog.segment(0, List.of()).orElseThrow()),
                Progress.IGNORED);
        int newest = TrustedRoot.parse(chain.envelopes().getLast()).document().version();
        VolumeManifest manifest = new VolumeManifest(
                transferId,
                Volume.ONLY,
                serial,
                serial.equals(LINK) ? null : SEAL,
                forSite,
                cycleId,
                Instant.parse("2026-01-01T00:00:00Z"),
                files.keySet().stream()
                        .sorted(Comparator.comparing(TransferFile::kind))
                        .toList(),
                new SealedLog(SITE + "/dmz", 0, dmzLog.size(), log.size(), log.sha256()),
                writer.writeRoots(transferId, chain, newest),
                receiptKnown);
        writer.seal(manifest, sealing);
        return manifest;
    }

    /** What the DMZ's log would bring, all of it. */
    byte[] dmzSegment() {
        return dmzLog.segment(0, List.of()).orElseThrow();
    }

    long dmzLogSize() {
        return dmzLog.size();
    }

    /** Removes everything from the medium that stands ready. */
    public void empty() {
        deleteIn(medium());
    }

    /** What was on the unplugged medium will not come back. */
    public void emptyDrawer() {
        deleteIn(drawer());
    }

    public TestRoots roots() {
        return roots;
    }

    /** The key that every root names for sealing. */
    public FileSigner signer() {
        return signer;
    }

    /** A key that no root names yet. */
    public FileSigner newKey() {
        return signer("key-" + UUID.randomUUID());
    }

    /** The operators replace the root file with the newest root, and leave all its predecessors beside it. */
    public void giveTheNewestRoot() {
        try {
            for (int version = 1; version < roots.version(); version++) {
                Files.write(predecessor(version), roots.of(version));
            }
            Path next = Files.write(folder.resolve("next.dsse.json"), roots.of(roots.version()));
            Files.move(next, folder.resolve("root.dsse.json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a root lies that was replaced. */
    public Path predecessor(int version) {
        return folder.resolve("root." + version + ".dsse.json");
    }

    /** Everything in the return folder of a transfer on the medium, by name. */
    public List<ReturnedFile> returned() {
        return MediumReader.open(medium()).returned();
    }

    /** Puts a file into the return folder of a transfer on the medium, as whoever has the stick can. */
    public void putIntoReturn(String transferId, String name, byte[] bytes) {
        try {
            Path folder = Files.createDirectories(medium().resolve("airgap/" + transferId + "/return"));
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
