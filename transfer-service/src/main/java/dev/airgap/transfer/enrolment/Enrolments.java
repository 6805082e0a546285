package dev.airgap.transfer.enrolment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.airgap.contracts.EventType;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Reads the record of the enrolment at the start, and says it once for each root document. */
@ApplicationScoped
class Enrolments {

    private final EnrolmentConfig config;
    private final EntityManager entities;
    private final Outbox outbox;
    private final ObjectReader json;
    private final Clock clock;

    Enrolments(EnrolmentConfig config, EntityManager entities, Outbox outbox, ObjectMapper json, Clock clock) {
        this.config = config;
        this.entities = entities;
        this.outbox = outbox;
        this.json = json.readerFor(EnrolmentRecord.class);
        this.clock = clock;
    }

    void look(@Observes StartupEvent event) {
        config.enrolment().filter(Files::isRegularFile).ifPresent(file -> {
            EnrolmentRecord enrolled = read(file);
            QuarkusTransaction.requiringNew().run(() -> record(enrolled));
        });
    }

    void record(EnrolmentRecord enrolled) {
        int added = entities.createNativeQuery("""
                        INSERT INTO enrolment (root_fingerprint, recorded_at) VALUES (?1, ?2)
                        ON CONFLICT (root_fingerprint) DO NOTHING""")
                .setParameter(1, enrolled.rootFingerprint())
                .setParameter(2, clock.instant())
                .executeUpdate();
        if (added > 0) {
            outbox.append(NewEvent.of(EventType.SITE_ENROLLED, enrolled.site(), enrolled.toEventData()));
        }
    }

    private EnrolmentRecord read(Path file) {
        try {
            return json.readValue(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("airgap.transfer.enrolment cannot be read: " + file, e);
        }
    }
}
