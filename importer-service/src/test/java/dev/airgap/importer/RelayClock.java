package dev.airgap.importer;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The relay's clock, which tests put wrong. */
@Mock
@ApplicationScoped
public class RelayClock extends Clock {

    private volatile Duration wrongBy = Duration.ZERO;

    void isWrongBy(Duration amount) {
        wrongBy = amount;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(wrongBy).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
