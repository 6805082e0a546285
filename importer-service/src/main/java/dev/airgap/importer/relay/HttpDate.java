package dev.airgap.importer.relay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** IMF-fixdate, the one form of date that HTTP still writes (RFC 9110 section 5.6.7). */
final class HttpDate {

    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    static String format(Instant instant) {
        return IMF_FIXDATE.format(instant);
    }

    /** Empty for anything else: a date that is not understood is as good as none. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(IMF_FIXDATE.parse(text, Instant::from));
        } catch (DateTimeException notThatForm) {
            return Optional.empty();
        }
    }
}
