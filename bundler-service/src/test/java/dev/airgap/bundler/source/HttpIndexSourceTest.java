package dev.airgap.bundler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpIndexSourceTest {

    static final Patience IMPATIENT = new Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(400),
            1000,
            3,
            Duration.ofMillis(20),
            Duration.ofMillis(200));
    private static final byte[] LARGE = new byte[300_000];

    static {
        new Random(3).nextBytes(LARGE);
    }

    @TempDir
    Path downloads;

    private IndexServer server;
    private HttpIndexSource source;

    @BeforeEach
    void start() throws IOException {
        server = new IndexServer();
        source = new HttpIndexSource(server.url(), downloads, new HttpClients("airgap-bundler/test", IMPATIENT));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void offersTheFilesOfTheIndexSortedWithTheirComponents() {
        server.file("engine/b.bin", "two").file("engine/a.bin", "one").file("note.txt", "three");

        SourceListing listing = source.list();

        assertThat(listing.files())
                .extracting(file -> file.path().value() + " " + file.component())
                .containsExactly("engine/a.bin engine", "engine/b.bin engine", "note.txt root");
        assertThat(listing.totalBytes()).isEqualTo(11);
        assertThat(contents(listing)).containsExactly("one", "two", "three");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anIndexThatIsTheSameIsNotTransferredAgain() {
        server.file("a.bin", "one");
        source.list();
        AtomicInteger status = new AtomicInteger();
        server.once("index.json", exchange -> {
            server.usual(exchange);
            status.set(exchange.getResponseCode());
        });

        assertThat(source.list().fileCount()).isEqualTo(1);
        assertThat(status).hasValue(304);
    }

    @Test
    void goesOnWhereAConnectionWasCut() {
        server.file("large.bin", LARGE);
        server.once("large.bin", exchange -> cutAfter(exchange, 100_000));

        assertThat(read(source.list(), "large.bin")).isEqualTo(LARGE);
        assertThat(server.requests()).contains("large.bin bytes=100000-");
    }

    @Test
    void goesOnAfterARestartWithWhatWasKept() throws IOException {
        server.file("large.bin", LARGE);
        try (InputStream stream = open(source.list(), "large.bin")) {
            stream.readNBytes(120_000);
        }
        long kept = Files.size(downloads.resolve(Sha256.of(LARGE).hex() + ".part"));
        HttpIndexSource restarted =
                new HttpIndexSource(server.url(), downloads, new HttpClients("airgap-bundler/test", IMPATIENT));

        assertThat(read(restarted.list(), "large.bin")).isEqualTo(LARGE);
        assertThat(server.requests()).contains("large.bin bytes=" + kept + "-");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aServerThatDoesNotKnowRangesIsReadFromTheStart() {
        server.file("large.bin", LARGE);
        server.once("large.bin", exchange -> cutAfter(exchange, 50_000));
        server.always("large.bin", exchange -> {
            exchange.getResponseHeaders().set("ETag", IndexServer.etag(LARGE));
            exchange.sendResponseHeaders(200, LARGE.length);
            exchange.getResponseBody().write(LARGE);
        });

        assertThat(read(source.list(), "large.bin")).isEqualTo(LARGE);
    }

    @Test
    void aFileThatIsReplacedDuringTheDownloadIsRefused() {
        server.file("large.bin", LARGE);
        SourceListing listing = source.list();
        server.once("large.bin", exchange -> cutAfter(exchange, 50_000));
        byte[] other = LARGE.clone();
        other[200_000] ^= 1;
        server.replaceSilently("large.bin", other);
        server.publish();

        assertRefused(() -> read(listing, "large.bin"), SourceFault.SOURCE_CHANGED, "large.bin");
        assertThat(leftovers()).isEmpty();
        assertThat(read(source.list(), "large.bin")).isEqualTo(other);
    }

    @Test
    void aFileThatIsNotWhatTheIndexSaysIsRefused() {
        server.file("a.bin", "the right one");
        SourceListing listing = source.list();
        server.replaceSilently("a.bin", "the wrong one".getBytes(StandardCharsets.UTF_8));

        assertRefused(() -> read(listing, "a.bin"), SourceFault.SOURCE_HASH_MISMATCH, "a.bin");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aFileThatIsLongerThanTheIndexSaysIsNotReadToItsEnd() {
        server.file("a.bin", "short");
        SourceListing listing = source.list();
        server.replaceSilently("a.bin", LARGE);

        assertRefused(() -> read(listing, "a.bin"), SourceFault.SOURCE_HASH_MISMATCH, "should have 5 bytes");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        server.file("a.bin", "one");
        SourceListing listing = source.list();
        server.always("a.bin", exchange -> exchange.sendResponseHeaders(404, -1));

        assertRefused(() -> read(listing, "a.bin"), SourceFault.SOURCE_MISSING, "a.bin");
    }

    @Test
    void waitsWhenTheServerAsksForIt() {
        server.file("a.bin", "one");
        server.once("index.json", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(503, -1);
        });
        server.once("a.bin", exchange -> exchange.sendResponseHeaders(429, -1));

        assertThat(contents(source.list())).containsExactly("one");
    }

    @Test
    void aServerThatNeverRecoversIsGivenUp() {
        server.file("a.bin", "one");
        SourceListing listing = source.list();
        server.always("a.bin", exchange -> exchange.sendResponseHeaders(500, -1));
        assertRefused(() -> read(listing, "a.bin"), SourceFault.SOURCE_UNREACHABLE, "a.bin");

        server.always("index.json", exchange -> exchange.sendResponseHeaders(500, -1));
        assertRefused(() -> source.list(), SourceFault.SOURCE_UNREACHABLE, "500");
        server.close();
        assertRefused(() -> source.list(), SourceFault.SOURCE_UNREACHABLE, "index.json");
    }

    @Test
    void aServerThatSendsNothingMoreIsGivenUp() {
        server.file("large.bin", LARGE);
        SourceListing listing = source.list();
        server.always("large.bin", exchange -> {
            exchange.sendResponseHeaders(200, LARGE.length);
            exchange.getResponseBody().flush();
            sleep(Duration.ofSeconds(3));
        });

        assertRefused(() -> read(listing, "large.bin"), SourceFault.SOURCE_UNREACHABLE, "fewer than 1000 bytes");
    }

    @Test
    void followsARedirect() {
        server.file("a.bin", "one");
        server.always("a.bin", exchange -> redirect(exchange, "elsewhere/a.bin"));
        server.always("elsewhere/a.bin", exchange -> {
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write("one".getBytes(StandardCharsets.UTF_8));
        });

        assertThat(contents(source.list())).containsExactly("one");
    }

    @Test
    void aRedirectLoopIsRefused() {
        server.file("a.bin", "one");
        SourceListing listing = source.list();
        server.always("a.bin", exchange -> redirect(exchange, "b.bin"));
        server.always("b.bin", exchange -> redirect(exchange, "a.bin"));

        assertRefused(() -> read(listing, "a.bin"), SourceFault.SOURCE_REDIRECTS, "loop");
    }

    @Test
    void endlessRedirectsAndOtherSchemesAreRefused() {
        server.file("a.bin", "one");
        SourceListing listing = source.list();
        for (int i = 0; i < 9; i++) {
            int next = i + 1;
            server.always(i == 0 ? "a.bin" : "hop" + i, exchange -> redirect(exchange, "hop" + next));
        }
        assertRefused(() -> read(listing, "a.bin"), SourceFault.SOURCE_REDIRECTS, "too often");

        server.always("a.bin", exchange -> redirect(exchange, "file:///etc/passwd"));
        assertRefused(() -> read(listing, "a.bin"), SourceFault.SOURCE_REDIRECTS, "less safe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"schema\":2,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[]}",
                "{\"schema\":1,\"files\":[]}",
                "{\"schema\":1,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[{\"path\":\"a\"}]}",
                "{\"schema\":1,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[],\"extra\":1}"
            })
    void anIndexThatIsNoneIsRefused(String index) {
        server.index(index);

        assertThatThrownBy(() -> source.list())
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> assertThat(e.fault()).isIn(SourceFault.SOURCE_INDEX_MALFORMED, SourceFault.SOURCE_EMPTY));
    }

    @Test
    void pathsThatABundleCannotCarryAreRefused() {
        server.index(index(IndexServer.entry("../up.bin", LARGE)));
        assertRefused(() -> source.list(), SourceFault.SOURCE_PATH_REFUSED, "..");
        server.index(index(IndexServer.entry("a.bin", LARGE) + "," + IndexServer.entry("A.bin", LARGE)));
        assertRefused(() -> source.list(), SourceFault.SOURCE_NAMES_COLLIDE, "a.bin");
    }

    @Test
    void anEmptyFileIsAFile() {
        server.file("empty.bin", "");

        assertThat(contents(source.list())).containsExactly("");
    }

    private static String index(String files) {
        return "{\"schema\":1,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[" + files + "]}";
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to.contains(":") ? to : "/updates/" + to);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void cutAfter(HttpExchange exchange, int bytes) throws IOException {
        exchange.getResponseHeaders().set("ETag", IndexServer.etag(LARGE));
        exchange.sendResponseHeaders(200, LARGE.length);
        exchange.getResponseBody().write(LARGE, 0, bytes);
        exchange.getResponseBody().flush();
        // Closing with bytes missing closes the connection.
        exchange.close();
    }

    private static void assertRefused(Runnable reading, SourceFault fault, String culprit) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .hasMessageContaining(culprit);
    }

    private static List<String> contents(SourceListing listing) {
        return StreamSupport.stream(listing.files().spliterator(), false)
                .map(file -> new String(read(listing, file.path().value()), StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] read(SourceListing listing, String path) {
        try (InputStream content = open(listing, path)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError("the source's failures are not this machine's", e);
        }
    }

    private static InputStream open(SourceListing listing, String path) {
        return StreamSupport.stream(listing.files().spliterator(), false)
                .filter(file -> file.path().value().equals(path))
                .findFirst()
                .map(listing::open)
                .orElseThrow();
    }

    private List<String> leftovers() {
        try (Stream<Path> files = Files.list(downloads)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("index."))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
