package dev.airgap.testing;

import com.fasterxml.jackson.databind.JsonNode;

/** An event as an independent consumer read it from Kafka: its bytes and what they say. */
public record PublishedEvent(String topic, String key, byte[] bytes, JsonNode json) {

    public String type() {
        return json.path("type").asText();
    }

    public String id() {
        return json.path("id").asText();
    }

    public String subject() {
        return json.path("subject").asText();
    }

    public String cycleId() {
        return json.path("cycleid").asText();
    }

    public long producerSeq() {
        return json.path("producerseq").asLong();
    }

    public JsonNode data() {
        return json.path("data");
    }
}
