package dev.airgap.bundler.source;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Counts how often something was tried in vain, and waits longer each time. Not thread-safe. */
final class Attempts {

    private static final Set<Integer> LATER = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private final Patience patience;
    private int inVain;
    private Duration pause;

    Attempts(Patience patience) {
        this.patience = patience;
        this.pause = patience.firstPause();
    }

    /** Something came: count anew. */
    void gotOn() {
        inVain = 0;
        pause = patience.firstPause();
    }

    /** Whether asking again later may help. */
    static boolean isForLater(int status) {
        return LATER.contains(status);
    }

    /** Waits after a failure; throws {@code last} when it was the last try. */
    void failed(IOException last) throws IOException, InterruptedException {
        Duration wait = pause;
        count(last);
        Thread.sleep(withJitter(wait));
    }

    /** Waits after an answer that means "later", as long as the server asks for; throws when it was the last try. */
    void later(HttpResponse<?> answer) throws IOException, InterruptedException {
        Duration wait = retryAfter(answer.headers()).orElse(pause);
        count(new IOException("the server answers " + answer.statusCode()));
        Thread.sleep(withJitter(wait.compareTo(patience.longestPause()) < 0 ? wait : patience.longestPause()));
    }

    /**
     * RFC 9110 section 10.2.3: seconds, or a date. A date counts from the server's own {@code Date}: its clock need not be
     * ours.
     */
    static Optional<Duration> retryAfter(HttpHeaders headers) {
        Optional<String> wanted = headers.firstValue("Retry-After");
        if (wanted.filter(text -> SECONDS.matcher(text).matches()).isPresent()) {
            return wanted.map(text -> Duration.ofSeconds(Long.parseLong(text)));
        }
        Optional<Instant> until = wanted.flatMap(Attempts::date);
        Optional<Instant> now = headers.firstValue("Date").flatMap(Attempts::date);
        return until.isPresent() && now.isPresent()
                ? Optional.of(Duration.between(now.get(), until.get())).filter(wait -> !wait.isNegative())
                : Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void count(IOException last) throws IOException {
        inVain++;
        if (inVain >= patience.tries()) {
            throw last;
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(patience.longestPause()) < 0 ? doubled : patience.longestPause();
    }

    /** Many bundlers of one vendor must not come back at the same moment. */
    private static Duration withJitter(Duration wait) {
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 4 + 1));
    }
}
