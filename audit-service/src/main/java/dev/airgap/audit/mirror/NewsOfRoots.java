package dev.airgap.audit.mirror;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.airgap.audit.log.LogEntry;
import dev.airgap.contracts.CloudEvent;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RootAccepted;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.trust.TrustException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;

/** Walks to the newer roots that services of this zone tell of, so that it knows the other log's newer keys. */
@ApplicationScoped
class NewsOfRoots {

    private static final TypeReference<CloudEvent<RootAccepted>> EVENT = new TypeReference<>() {};

    private final TrustedRoots roots;
    private final ObjectReader json;

    NewsOfRoots(TrustedRoots roots, ObjectMapper json) {
        this.roots = roots;
        this.json = json.readerFor(EVENT).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Logging goes on whatever is told: that nobody could walk there is on record with the event itself. */
    void on(@Observes LogEntry entry) {
        if (!entry.type().equals(EventType.ROOT_ACCEPTED.type())) {
            return;
        }
        try {
            CloudEvent<RootAccepted> event = json.readValue(entry.value());
            if (event.data() != null) {
                roots.follow(event.data());
            }
        } catch (IOException e) {
            Log.errorf("event tells of no root eventId=%s: %s", entry.eventId(), e.getMessage());
        } catch (TrustException e) {
            Log.errorf("root is not walked to eventId=%s code=%s: %s", entry.eventId(), e.code(), e.getMessage());
        }
    }
}
