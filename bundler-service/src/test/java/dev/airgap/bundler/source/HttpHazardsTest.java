package dev.airgap.bundler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.airgap.bundler.store.StorageException;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.kit.work.Retry;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are slow, wrong or malicious, and what a crash leaves behind. */
@Timeout(30)
class HttpHazardsTest {

    private static final byte[] LARGE = new byte[300_000];

    static {
        new Random(7).nextBytes(LARGE);
    }

    @TempDir
    Path downloads;

    private IndexServer server;
    private HttpIndexSource source;

    @BeforeEach
    void start() throws IOException {
        server = new IndexServer();
        source = source(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksNoProxy() {
        server.file("a.bin", "one");
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new Unreachable());
        try {
            assertThat(read(source(server.url()).list(), "a.bin")).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void saysWhoItIsAndAsksForPlainBytes() {
        server.file("a.bin", "one");
        AtomicReference<String> asked = new AtomicReference<>();
        server.once("index.json", exchange -> {
            asked.set(exchange.getRequestHeaders().getFirst("User-Agent") + " "
                    + exchange.getRequestHeaders().getFirst("Accept-Encoding"));
            server.usual(exchange);
        });

        source.list();

        assertThat(asked).hasValue("airgap-bundler/test identity");
    }

    @Test
    void aServerThatCannotBeReachedEndsTheCycleAndIsNotTriedForEver() {
        server.file("a.bin", "one");
        SourceListing listing = source.list();
        server.close();

        assertThatThrownBy(() -> read(listing, "a.bin"))
                .isInstanceOf(SourceException.class)
                .satisfies(e -> assertThat(Retry.helps(e)).isFalse());
        assertThatThrownBy(() -> source.list())
                .satisfies(e -> assertThat(Retry.helps(e)).isFalse());
    }

    @Test
    void aServerThatTricklesIsGivenUp() {
        server.file("large.bin", LARGE);
        SourceListing listing = source.list();
        server.always("large.bin", exchange -> trickle(exchange, LARGE));
        server.always("index.json", exchange -> trickle(exchange, LARGE));

        assertRefused(() -> read(listing, "large.bin"), SourceFault.SOURCE_UNREACHABLE, "fewer than 1000 bytes");
        assertRefused(() -> source.list(), SourceFault.SOURCE_UNREACHABLE, "fewer than 1000 bytes");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        server.always("index.json", exchange -> pause(Duration.ofSeconds(20)));

        assertRefused(() -> source.list(), SourceFault.SOURCE_UNREACHABLE, "no answer came");
    }

    @Test
    void anEndlessIndexIsCut() {
        server.always("index.json", exchange -> endless(exchange));

        assertRefused(() -> source.list(), SourceFault.SOURCE_INDEX_MALFORMED, "longer than");
    }

    @Test
    void anEndlessFileIsCut() {
        server.file("a.bin", "one");
        SourceListing listing = source.list();
        server.always("a.bin", exchange -> endless(exchange));

        assertRefused(() -> read(listing, "a.bin"), SourceFault.SOURCE_HASH_MISMATCH, "longer than 3 bytes");
    }

    @Test
    void aFileIsWholeEvenIfTheConnectionIsCutBehindItsLastByte() {
        server.file("large.bin", LARGE);
        server.once("large.bin", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(LARGE);
            exchange.getResponseBody().flush();
            throw new IOException("without the last chunk");
        });

        assertThat(read(source.list(), "large.bin")).isEqualTo(LARGE);
    }

    @Test
    void namesTheDigestsOfAFileThatIsWrong() {
        server.file("a.bin", "right");
        SourceListing listing = source.list();
        server.replaceSilently("a.bin", "wrong".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read(listing, "a.bin"))
                .hasMessageContainingAll("a.bin", digest("right"), digest("wrong"));
    }

    @Test
    void aFileThatWasReplacedUnderTheSameIndexHasChanged() {
        server.file("large.bin", LARGE);
        SourceListing listing = source.list();
        server.once("large.bin", exchange -> cutAfter(exchange, 50_000));
        byte[] other = LARGE.clone();
        other[200_000] ^= 1;
        server.replaceSilently("large.bin", other);

        assertRefused(() -> read(listing, "large.bin"), SourceFault.SOURCE_CHANGED, "large.bin");
    }

    @Test
    void aFileThatMayNotBeReadIsNotSaidToBeWrong() {
        server.file("a.bin", "one");
        SourceListing listing = source.list();
        server.always("a.bin", exchange -> exchange.sendResponseHeaders(403, -1));

        assertRefused(() -> read(listing, "a.bin"), SourceFault.SOURCE_UNREADABLE, "403 for a.bin");
    }

    @Test
    void aCompressedBodyIsRefused() {
        server.file("a.bin", "one");
        server.always("index.json", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            server.usual(exchange);
        });

        assertRefused(() -> source.list(), SourceFault.SOURCE_UNREADABLE, "gzip");
    }

    @Test
    void whatACrashDamagedIsLoadedAnewAndNotBlamedOnTheServer() throws IOException {
        server.file("large.bin", LARGE);
        Files.write(downloads.resolve(Sha256.of(LARGE).hex() + ".part"), new byte[100_000]);
        Files.write(downloads.resolve(Sha256.of(LARGE).hex() + ".etag"), new byte[8]);

        assertThatThrownBy(() -> read(source.list(), "large.bin")).isInstanceOf(TransientFailure.class);
        assertThat(read(source.list(), "large.bin")).isEqualTo(LARGE);
    }

    @Test
    void anIndexThatACrashDamagedIsLoadedAnew() throws IOException {
        server.file("a.bin", "one");
        source.list();
        Files.write(downloads.resolve("index.json"), new byte[100]);

        assertThat(source.list().fileCount()).isEqualTo(1);
    }

    @Test
    void aDiskThatCannotBeWrittenIsNotBlamedOnTheServer() throws IOException {
        server.file("a.bin", "one");
        Path file = Files.createFile(downloads.resolve("a-file"));
        HttpIndexSource homeless = new HttpIndexSource(
                server.url(), file, new HttpClients("airgap-bundler/test", HttpIndexSourceTest.IMPATIENT));

        assertThatThrownBy(homeless::list).isInstanceOf(StorageException.class);
    }

    @Test
    void beginningsOfFilesThatAreNotOfferedAnyMoreAreRemoved() throws IOException {
        server.file("large.bin", LARGE);
        Path wanted = Files.write(downloads.resolve(Sha256.of(LARGE).hex() + ".part"), new byte[5]);
        Path old = Files.write(downloads.resolve(digest("old") + ".part"), new byte[5]);
        Path oldName = Files.write(downloads.resolve(digest("old") + ".etag"), new byte[5]);

        source.list();

        assertThat(wanted).exists();
        assertThat(old).doesNotExist();
        assertThat(oldName).doesNotExist();
    }

    @Test
    void stopsBetweenReadsWhenInterrupted() throws IOException {
        server.file("large.bin", LARGE);
        try (InputStream content = open(source.list(), "large.bin")) {
            content.readNBytes(1000);
            Thread.currentThread().interrupt();

            assertThatThrownBy(content::readAllBytes).isInstanceOf(TransientFailure.class);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void aRedirectToNowhereIsRefused() {
        for (String location : List.of("http:///a.bin", "http:a.bin", "ht tp://x/")) {
            server.always("index.json", exchange -> {
                exchange.getResponseHeaders().set("Location", location);
                exchange.sendResponseHeaders(302, -1);
            });

            assertRefused(() -> source.list(), SourceFault.SOURCE_REDIRECTS, "index.json");
        }
    }

    private HttpIndexSource source(URI url) {
        return new HttpIndexSource(
                url, downloads, new HttpClients("airgap-bundler/test", HttpIndexSourceTest.IMPATIENT));
    }

    private static String digest(String content) {
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** Ten bytes at a time: there is always something, and never enough. */
    private static void trickle(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        for (int i = 0; i < content.length; i += 10) {
            exchange.getResponseBody().write(content, i, 10);
            exchange.getResponseBody().flush();
            pause(Duration.ofMillis(50));
        }
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        while (true) {
            exchange.getResponseBody().write(LARGE);
        }
    }

    private static void cutAfter(HttpExchange exchange, int bytes) throws IOException {
        exchange.getResponseHeaders().set("ETag", IndexServer.etag(LARGE));
        exchange.sendResponseHeaders(200, LARGE.length);
        exchange.getResponseBody().write(LARGE, 0, bytes);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertRefused(Runnable reading, SourceFault fault, String culprit) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .hasMessageContaining(culprit);
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

    /** A proxy that nobody runs. */
    private static final class Unreachable extends ProxySelector {

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 1)));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // Nothing to choose from anyway.
        }
    }
}
