package dev.airgap.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.airgap.contracts.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The schemas that ship with the contracts: every event that a test reads must keep to them. */
public final class EventSchemas {

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final Map<EventType, JsonSchema> byType = new EnumMap<>(EventType.class);

    /** What is wrong with an event; empty if nothing is. */
    public List<String> errors(JsonNode event) {
        String type = event.path("type").asText();
        return EventType.of(type)
                .map(known -> byType.computeIfAbsent(known, this::load).validate(event).stream()
                        .map(ValidationMessage::getMessage)
                        .toList())
                .orElse(List.of("unknown event type " + type));
    }

    private JsonSchema load(EventType type) {
        String resource = "/dev/airgap/contracts/schemas/" + type.type() + ".json";
        try (InputStream schema = EventType.class.getResourceAsStream(resource)) {
            return factory.getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
