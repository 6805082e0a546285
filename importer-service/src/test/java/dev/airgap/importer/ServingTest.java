package dev.airgap.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents get from the relay. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay
class ServingTest extends RelayTestBase {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @BeforeEach
    void somethingIsServed() {
        if (agent().get("/a+b@c=d~e.txt").statusCode() == 404) {
            activate(TestBundle.numbered(site, nextNumber())
                    .file("digits", "0123456789")
                    .file("a+b@c=d~e.txt", "odd")
                    .file("empty", ""));
        }
    }

    @Test
    void servesAFileWithAStrongTagAndTheTimeOfItsActivation() {
        HttpResponse<String> response = agent().get("/digits");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("0123456789");
        assertThat(header(response, "ETag")).matches("\"[0-9a-f]{64}\"");
        assertThat(header(response, "Content-Length")).isEqualTo("10");
        assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(HTTP_DATE.parse(header(response, "Last-Modified"), Instant::from))
                .isEqualTo(Instant.parse(listing().path("activatedAt").asText()));
    }

    @Test
    void answersHeadWithoutABody() {
        HttpResponse<String> response = agent().send("HEAD", "/digits");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Length")).isEqualTo("10");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void servesAnEmptyFile() {
        assertThat(agent().get("/empty").statusCode()).isEqualTo(200);
        assertThat(agent().get("/empty").body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, bytes 0-0/10",
        "bytes=2-4, 234, bytes 2-4/10",
        "bytes=8-, 89, bytes 8-9/10",
        "bytes=-3, 789, bytes 7-9/10",
        "bytes=0-511, 0123456789, bytes 0-9/10",
        "bytes=-99, 0123456789, bytes 0-9/10"
    })
    void servesASingleRange(String range, String body, String contentRange) {
        HttpResponse<String> response = agent().get("/digits", "Range", range);
        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.body()).isEqualTo(body);
        assertThat(header(response, "Content-Range")).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,3-4", "lines=1-2", "bytes=5-2", "bytes=-", "nonsense"})
    void answersWhatItDoesNotUnderstandWithTheWholeFile(String range) {
        HttpResponse<String> response = agent().get("/digits", "Range", range);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("0123456789");
    }

    @Test
    void refusesARangeBehindTheEnd() {
        HttpResponse<String> response = agent().get("/digits", "Range", "bytes=10-");
        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void aRangeOfAnotherVersionBecomesTheWholeFile() {
        HttpResponse<String> response = agent().get("/digits", "Range", "bytes=0-1", "If-Range", "\"other\"");
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void aMatchingTagIsNotModified() {
        String tag = header(agent().get("/digits"), "ETag");
        assertThat(agent().get("/digits", "If-None-Match", "\"x\", " + tag).statusCode())
                .isEqualTo(304);
        assertThat(agent().get("/digits", "If-None-Match", "\"x\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyTheEqualTimeIsNotModified() {
        String time = header(agent().get("/digits"), "Last-Modified");
        Instant instant = HTTP_DATE.parse(time, Instant::from);
        assertThat(agent().get("/digits", "If-Modified-Since", time).statusCode())
                .isEqualTo(304);
        for (long seconds : new long[] {-1, 1, 3600}) {
            String other = HTTP_DATE.format(instant.plusSeconds(seconds));
            assertThat(agent().get("/digits", "If-Modified-Since", other).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void lastModifiedRisesWithEveryActivation() {
        String before = header(agent().get("/digits"), "Last-Modified");
        activate(TestBundle.numbered(site, nextNumber()).file("digits", "0123456789"));
        String after = header(agent().get("/digits"), "Last-Modified");
        assertThat(HTTP_DATE.parse(after, Instant::from)).isAfter(HTTP_DATE.parse(before, Instant::from));
        activate(TestBundle.numbered(site, nextNumber())
                .file("digits", "0123456789")
                .file("a+b@c=d~e.txt", "odd")
                .file("empty", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/absent",
                "/av",
                "/av/",
                "/digits/",
                "/%2e%2e/etc/passwd",
                "/..%2fdigits",
                "//digits",
                "/.airgap/",
                "/.airgap/other",
                "/q/health",
                "/api/v1/update-source",
                "/digits%00"
            })
    void whatIsNotInTheSnapshotIsNotFound(String path) {
        assertThat(agent().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aQueryDoesNotMatter() {
        assertThat(agent().get("/digits?x=1").body()).isEqualTo("0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a+b@c=d~e.txt", "/a%2Bb%40c%3Dd%7Ee.txt"})
    void understandsPercentEncoding(String path) {
        assertThat(agent().get(path).body()).isEqualTo("odd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void knowsNoOtherMethods(String method) {
        HttpResponse<String> response = agent().send(method, "/digits");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void theListingIsAFileLikeAnyOther() {
        String tag = header(agent().get("/.airgap/snapshot.json"), "ETag");
        assertThat(agent().get("/.airgap/snapshot.json", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(agent().get("/.airgap/snapshot.json", "Range", "bytes=0-0").body())
                .isEqualTo("{");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
