package dev.airgap.cli.keys;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** When a root document must have been replaced, as people write it. */
final class Expiry {

    private Expiry() {}

    /** A date, which stands for its first moment in UTC, or an instant to the second. It must lie in the future. */
    static Instant parse(String text, Clock clock, CommandSpec spec) {
        Instant expires;
        try {
            expires = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--expires: '" + text + "' is not a date such as 2029-12-31", e);
        }
        if (!expires.isAfter(clock.instant())) {
            throw new ParameterException(spec.commandLine(), "--expires: " + text + " is not in the future");
        }
        return expires;
    }
}
