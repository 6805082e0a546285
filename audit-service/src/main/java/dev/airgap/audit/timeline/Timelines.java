package dev.airgap.audit.timeline;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.airgap.audit.log.AuditLog;
import dev.airgap.audit.log.LogEntry;
import dev.airgap.contracts.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Tells what happened in a cycle, from the logged bytes. */
@ApplicationScoped
public class Timelines {

    private static final TypeReference<CloudEvent<JsonNode>> EVENT = new TypeReference<>() {};

    private final AuditLog log;
    private final ObjectReader json;

    Timelines(AuditLog log, ObjectMapper json) {
        this.log = log;
        this.json = json.readerFor(EVENT).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The steps of the cycle that are logged until now, in order; none if nothing is known of it. */
    public List<TimelineItem> ofCycle(String cycleId) {
        return TimelineOrder.of(
                log.entriesOfCycle(cycleId).stream().map(this::item).toList());
    }

    private TimelineItem item(LogEntry entry) {
        try {
            return TimelineItem.of(entry, json.readValue(entry.value()));
        } catch (IOException e) {
            throw new UncheckedIOException("entry %d was readable when it was logged".formatted(entry.index()), e);
        }
    }
}
