package dev.airgap.audit.mirror;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.airgap.audit.log.LogEntry;
import dev.airgap.contracts.CloudEvent;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Notices the events that tell that something came, and notes the job in the transaction that logs the event. */
@ApplicationScoped
class NewsOfTheOtherLog {

    private static final TypeReference<CloudEvent<JsonNode>> EVENT = new TypeReference<>() {};
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final MirrorJobs jobs;
    private final Here here;
    private final ObjectReader json;

    NewsOfTheOtherLog(MirrorJobs jobs, Here here, ObjectMapper json) {
        this.jobs = jobs;
        this.here = here;
        this.json = json.readerFor(EVENT).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    void on(@Observes LogEntry entry) {
        jobOf(entry).ifPresent(jobs::add);
    }

    private Optional<MirrorJob> jobOf(LogEntry entry) {
        if (here.isAirGap() && isTransferService(entry, EventType.TRANSFER_DELIVERED)) {
            return segment(entry);
        }
        if (here.isDmz() && isTransferService(entry, EventType.RECEIPT_ACCEPTED)) {
            return receipt(entry);
        }
        return entry.type().equals(EventType.OVERRIDE_CONFIRMED.type()) ? clearance(entry) : Optional.empty();
    }

    private Optional<MirrorJob> segment(LogEntry entry) {
        return job(entry, MirrorJob.Kind.SEGMENT, data(entry).path("transferId").asText());
    }

    /** The slip of a receipt says nothing of the site's log. */
    private Optional<MirrorJob> receipt(LogEntry entry) {
        if (data(entry).path("form").asText().equals("SLIP")) {
            return Optional.empty();
        }
        return job(
                entry,
                MirrorJob.Kind.RECEIPT,
                MirrorJob.RECEIPT_PREFIX + data(entry).path("receiptNumber").asText());
    }

    private Optional<MirrorJob> clearance(LogEntry entry) {
        JsonNode data = data(entry);
        return data.path("kind").asText().equals(ClearLogFork.KIND)
                ? job(entry, MirrorJob.Kind.CLEARANCE, data.path("subject").asText())
                : Optional.empty();
    }

    private Optional<MirrorJob> job(LogEntry entry, MirrorJob.Kind kind, String carriedBy) {
        if (!ID.matcher(carriedBy).matches()) {
            // Logging goes on: an event that names nothing that could be fetched must not stop it.
            Log.errorf("event names nothing that could be fetched type=%s eventId=%s", entry.type(), entry.eventId());
            return Optional.empty();
        }
        return Optional.of(
                new MirrorJob(entry.index(), entry.eventId(), kind, carriedBy, Optional.ofNullable(entry.cycleId())));
    }

    private boolean isTransferService(LogEntry entry, EventType type) {
        return entry.type().equals(type.type()) && entry.producer().equals(Service.TRANSFER.producerIn(here.zone()));
    }

    private JsonNode data(LogEntry entry) {
        try {
            CloudEvent<JsonNode> event = json.readValue(entry.value());
            return Optional.ofNullable(event.data()).orElseGet(MissingNode::getInstance);
        } catch (IOException e) {
            throw new UncheckedIOException("entry %d was readable a moment ago".formatted(entry.index()), e);
        }
    }
}
