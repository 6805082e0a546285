package dev.airgap.audit.timeline;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.airgap.audit.log.AuditLog;
import dev.airgap.audit.log.LogEntry;
import dev.airgap.audit.mirror.MirroredEntry;
import dev.airgap.audit.mirror.MirroredLog;
import dev.airgap.contracts.CloudEvent;
import dev.airgap.kit.zone.Here;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells what happened in a cycle, from the logged and the mirrored bytes. */
@ApplicationScoped
public class Timelines {

    private static final TypeReference<CloudEvent<JsonNode>> EVENT = new TypeReference<>() {};

    private final AuditLog log;
    private final MirroredLog mirror;
    private final Here here;
    private final ObjectReader json;

    Timelines(AuditLog log, MirroredLog mirror, Here here, ObjectMapper json) {
        this.log = log;
        this.mirror = mirror;
        this.here = here;
        this.json = json.readerFor(EVENT).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The steps of the cycle that are known until now, in order; none if nothing is known of it. */
    public List<TimelineItem> ofCycle(String cycleId) {
        return TimelineOrder.of(Stream.concat(
                        log.entriesOfCycle(cycleId).stream().map(this::item),
                        mirror.entriesOfCycle(cycleId).stream().map(this::item))
                .toList());
    }

    /** The steps that became known after a position, in the order they did, each with the position after it. */
    public List<FollowedItem> after(String cycleId, StreamPosition position) {
        List<FollowedItem> items = new ArrayList<>();
        StreamPosition reached = position;
        for (LogEntry entry : log.entriesOfCycleAfter(cycleId, position.logged())) {
            reached = reached.afterLogged(entry.index());
            items.add(new FollowedItem(reached, item(entry)));
        }
        for (MirroredEntry entry : mirror.entriesOfCycleAfter(cycleId, position.mirrored())) {
            reached = reached.afterMirrored(entry.arrival());
            items.add(new FollowedItem(reached, item(entry)));
        }
        return items;
    }

    private TimelineItem item(LogEntry entry) {
        return TimelineItem.of(entry, here.zone().label(), event(entry.index(), entry.value()));
    }

    private TimelineItem item(MirroredEntry entry) {
        return TimelineItem.of(entry, mirror.zone(), event(entry.index(), entry.value()));
    }

    private CloudEvent<JsonNode> event(long index, byte[] value) {
        try {
            return json.readValue(value);
        } catch (IOException e) {
            throw new UncheckedIOException("entry %d was readable when it was kept".formatted(index), e);
        }
    }
}
