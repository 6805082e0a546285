package dev.airgap.contracts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Writes the AsyncAPI 3 document of one zone from the services, the event types and the table of flows. */
final class AsyncApi {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Zone zone;

    AsyncApi(Zone zone) {
        this.zone = zone;
    }

    String document() {
        ObjectNode document = JSON.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Air-gap update pipeline, zone " + zone.label())
                .put("version", "1.0.0")
                .put(
                        "description",
                        "CloudEvents 1.0 in structured mode. One partition a topic; the key is the producer. Additive changes only.");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (Service service : services()) {
            channel(channels.putObject(service.label()), service);
            ObjectNode publish =
                    operations.putObject(service.label() + "-publishes").put("action", "send");
            publish.putObject("channel").put("$ref", "#/channels/" + service.label());
        }
        if (zone == Zone.AIRGAP) {
            mirror(channels.putObject("dmz"));
        }
        Flow.steps().stream().filter(step -> step.zone() == zone).forEach(step -> receive(operations, step));
        return text(document);
    }

    private List<Service> services() {
        return Arrays.stream(Service.values())
                .filter(service -> service.runsIn(zone))
                .toList();
    }

    private static void channel(ObjectNode channel, Service service) {
        channel.put("address", service.topic());
        messages(channel.putObject("messages"), service);
    }

    private static void mirror(ObjectNode channel) {
        channel.put("address", Flow.MIRROR_TOPIC)
                .put(
                        "description",
                        "The events of the DMZ, byte for byte, as media bring them. The key is the producer.");
        ObjectNode messages = channel.putObject("messages");
        Arrays.stream(Service.values())
                .filter(service -> service.runsIn(Zone.DMZ))
                .forEach(service -> messages(messages, service));
    }

    private static void messages(ObjectNode messages, Service service) {
        for (EventType type : EventType.values()) {
            if (type.isPublishedBy(service)) {
                ObjectNode message = messages.putObject(type.type());
                message.put("contentType", "application/cloudevents+json");
                message.putObject("payload").put("$ref", "./schemas/" + type.type() + ".json");
            }
        }
    }

    private void receive(ObjectNode operations, Flow.Step step) {
        Service producer = services().stream()
                .filter(service -> step.event().isPublishedBy(service))
                .findFirst()
                .orElseThrow();
        ObjectNode operation = operations.putObject(
                step.consumer().label() + "-on-" + step.event().type());
        operation.put("action", "receive").put("summary", step.follows());
        operation.putObject("channel").put("$ref", "#/channels/" + producer.label());
        operation
                .putArray("messages")
                .addObject()
                .put(
                        "$ref",
                        "#/channels/%s/messages/%s"
                                .formatted(producer.label(), step.event().type()));
    }

    private static String text(ObjectNode document) {
        try {
            return JSON.writeValueAsString(document) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
