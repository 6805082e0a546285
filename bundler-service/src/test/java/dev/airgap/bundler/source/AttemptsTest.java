package dev.airgap.bundler.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final String NOON = "Fri, 02 Jan 2026 12:00:00 GMT";

    @Test
    void waitsForTheSecondsThatTheServerWants() {
        assertThat(Attempts.retryAfter(headers("90", NOON))).contains(Duration.ofSeconds(90));
    }

    @Test
    void waitsUntilTheDateThatTheServerWantsByItsOwnClock() {
        assertThat(Attempts.retryAfter(headers("Fri, 02 Jan 2026 12:01:30 GMT", NOON)))
                .contains(Duration.ofSeconds(90));
    }

    @Test
    void passesOverWhatIsNeitherOrLiesInThePast() {
        assertThat(Attempts.retryAfter(headers("soon", NOON))).isEmpty();
        assertThat(Attempts.retryAfter(headers("Fri, 02 Jan 2026 11:00:00 GMT", NOON)))
                .isEmpty();
        assertThat(Attempts.retryAfter(headers(NOON, "noon"))).isEmpty();
    }

    private static HttpHeaders headers(String retryAfter, String date) {
        return HttpHeaders.of(Map.of("Retry-After", List.of(retryAfter), "Date", List.of(date)), (name, value) -> true);
    }
}
