package dev.airgap.kit.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.kit.client.RefusedByServiceException;
import dev.airgap.kit.client.ServiceClient;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.kit.work.WorkLoops;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Compares the outbox with the head that audit-service holds of it: what is logged, and old enough for every consumer to
 * have read it, is deleted; when audit-service is behind and stays there, as after a restore, it gets its rest again.
 */
@ApplicationScoped
class Retention {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final OutboxRows rows;
    private final ServiceClient client;
    private final ObjectMapper json;
    private final WorkLoops loops;
    private final Clock clock;
    private final String producer;
    private final Optional<URI> audit;
    private final Duration retention;
    private Instant next = Instant.MIN;
    private long lastHead = -1;
    private Instant standsStill = Instant.MAX;

    Retention(
            OutboxRows rows,
            ServiceClient client,
            ObjectMapper json,
            WorkLoops loops,
            Clock clock,
            Here here,
            @ConfigProperty(name = "airgap.audit-url") Optional<URI> audit,
            @ConfigProperty(name = "airgap.events.retention", defaultValue = "P30D") Duration retention) {
        this.rows = rows;
        this.client = client;
        this.json = json;
        this.loops = loops;
        this.clock = clock;
        this.producer = here.producer();
        this.audit = audit;
        this.retention = retention;
    }

    void start(@Observes StartupEvent event) {
        if (audit.isPresent()) {
            loops.start("outbox-retention", this::step);
        }
    }

    /** Never more to do at once. */
    boolean step() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return false;
        }
        next = now.plus(PAUSE);
        try {
            compare(headHeldByAudit(), now);
        } catch (TransientFailure | RefusedByServiceException e) {
            Log.debugf("audit-service does not say what it holds, everything is kept: %s", e.getMessage());
        }
        return false;
    }

    private void compare(long head, Instant now) {
        rows.deleteLogged(head, now.minus(retention));
        if (head != lastHead || rows.lastPublished() <= head) {
            lastHead = head;
            standsStill = now;
        } else if (!now.isBefore(standsStill.plus(PATIENCE))) {
            int again = rows.publishAgainAfter(head);
            Log.warnf("audit-service holds events up to %d and gets %d again", head, again);
            standsStill = now;
        }
    }

    private long headHeldByAudit() {
        URI heads = URI.create(audit.orElseThrow() + "/api/v1/log/heads");
        try (InputStream body = client.get(heads)) {
            for (JsonNode head : json.readTree(body).path("items")) {
                if (head.path("producer").asText().equals(producer)) {
                    return head.path("seq").asLong();
                }
            }
            return 0;
        } catch (IOException e) {
            throw new TransientFailure("the answer of audit-service cannot be read", e);
        }
    }
}
