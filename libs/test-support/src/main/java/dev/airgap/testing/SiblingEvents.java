package dev.airgap.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.airgap.contracts.CloudEvent;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** Plays another service of the zone: a well-formed chain of its events, sent through the probe. */
public final class SiblingEvents {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final EventProbe probe;
    private final Zone zone;
    private final Service service;
    private long seq;
    private String previous = CloudEvent.NO_PREVIOUS;

    public SiblingEvents(EventProbe probe, Zone zone, Service service) {
        this.probe = probe;
        this.zone = zone;
        this.service = service;
    }

    /** Sends the next event of the chain and returns its bytes. */
    public byte[] publish(EventType type, String cycleId, Record data) {
        byte[] value = next(type, cycleId, data);
        send(value);
        return value;
    }

    /** The next event of the chain, not sent yet. */
    public byte[] next(EventType type, String cycleId, Record data) {
        seq++;
        CloudEvent<Record> event = new CloudEvent<>(
                "1.0",
                UUID.randomUUID().toString(),
                service.producerIn(zone),
                type.type(),
                cycleId,
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seq),
                "application/json",
                cycleId,
                seq,
                previous,
                null,
                null,
                data);
        byte[] value = write(event);
        previous = sha256(value);
        return value;
    }

    /** Sends bytes on the service's topic, again or for the first time. */
    public void send(byte[] value) {
        probe.publish(service.topic(), service.producerIn(zone), value);
    }

    private byte[] write(CloudEvent<Record> event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
