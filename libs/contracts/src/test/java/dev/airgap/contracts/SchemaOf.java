package dev.airgap.contracts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the JSON Schema of an event, envelope and data, from the record of its data. */
final class SchemaOf {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private SchemaOf() {}

    static String event(EventType type) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", type.type());
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        uuid(properties.putObject("id"));
        string(properties.putObject("source")).put("pattern", "^(dmz|airgap)/(bundler|transfer|importer|rules|audit)$");
        properties.putObject("type").put("const", type.type());
        string(properties.putObject("subject"));
        string(properties.putObject("time")).put("pattern", "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$");
        properties.putObject("datacontenttype").put("const", "application/json");
        string(properties.putObject("cycleid"));
        properties.putObject("producerseq").put("type", "integer").put("minimum", 1);
        string(properties.putObject("producerprev")).put("pattern", "^[0-9a-f]{64}$");
        uuid(properties.putObject("causationid"));
        string(properties.putObject("actor"));
        properties.set("data", record(type.data()));
        required(
                schema,
                List.of(
                        "specversion",
                        "id",
                        "source",
                        "type",
                        "subject",
                        "time",
                        "datacontenttype",
                        "producerseq",
                        "producerprev",
                        "data"));
        return text(schema);
    }

    private static ObjectNode record(Class<?> type) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            ObjectNode property = of(component.getGenericType(), component.getName());
            if (nullable) {
                String kind = property.path("type").asText();
                property.putArray("type").add(kind).add("null");
                if (property.get("enum") instanceof ArrayNode values) {
                    values.addNull();
                }
            } else {
                required.add(component.getName());
            }
            properties.set(component.getName(), property);
        }
        return schema;
    }

    private static ObjectNode of(Type type, String name) {
        ObjectNode schema = JSON.createObjectNode();
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            schema.put("type", "array").set("items", of(list.getActualTypeArguments()[0], name));
            return schema;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain);
        }
        if (plain.isEnum()) {
            ArrayNode values = string(schema).putArray("enum");
            for (Object constant : plain.getEnumConstants()) {
                values.add(((Enum<?>) constant).name());
            }
            return schema;
        }
        if (plain == boolean.class) {
            return schema.put("type", "boolean");
        }
        if (plain == int.class || plain == Integer.class || plain == long.class || plain == Long.class) {
            return schema.put("type", "integer");
        }
        if (plain == Instant.class) {
            return string(schema).put("format", "date-time");
        }
        if (plain == String.class) {
            return isDigest(name) ? string(schema).put("pattern", "^[0-9a-f]{64}$") : string(schema);
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    private static boolean isDigest(String name) {
        return name.equals("sha256")
                || name.endsWith("Sha256")
                || name.endsWith("Digest")
                || name.equals("heldSnapshots")
                || name.equals("rootHash")
                || name.equals("rootFingerprint");
    }

    private static ObjectNode string(ObjectNode schema) {
        return schema.put("type", "string");
    }

    private static void uuid(ObjectNode schema) {
        string(schema).put("pattern", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
    }

    private static void required(ObjectNode schema, List<String> names) {
        ArrayNode required = schema.putArray("required");
        names.forEach(required::add);
    }

    private static String text(ObjectNode schema) {
        try {
            return JSON.writeValueAsString(schema) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
