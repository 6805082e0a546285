package dev.airgap.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Flow;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.kit.zone.Here;
import io.quarkus.runtime.StartupEvent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandlersTest {

    private static final Here BUNDLER = new Here(Zone.DMZ, Service.BUNDLER, "plant-1");

    @Test
    void aServiceThatLacksAConsumerOfTheTableDoesNotStart() {
        List<EventHandler> allButOne = handlersFor(BUNDLER).stream().skip(1).toList();

        assertThatThrownBy(() -> new Handlers(allButOne, BUNDLER).check(new StartupEvent()))
                .hasMessageContaining("dmz/bundler has no handler for");
    }

    @Test
    void aServiceWithEveryConsumerOfTheTableStarts() {
        assertThatCode(() -> new Handlers(handlersFor(BUNDLER), BUNDLER).check(new StartupEvent()))
                .doesNotThrowAnyException();
    }

    @Test
    void aSecondHandlerForTheSameEventIsADefect() {
        List<EventHandler> twice = handlersFor(BUNDLER).stream()
                .flatMap(handler -> Stream.of(handler, handler))
                .toList();

        assertThatThrownBy(() -> new Handlers(twice, BUNDLER)).hasMessageContaining("two handlers");
    }

    @Test
    void aHandlerOfTheOtherZoneIsNotUsed() {
        Here airGap = new Here(Zone.AIRGAP, Service.RULES, "plant-1");

        Handlers handlers =
                new Handlers(List.of(handler(EventType.CYCLE_STARTED), handler(EventType.TRANSFER_DELIVERED)), airGap);

        assertThat(handlers.forType("cycle.started")).isEmpty();
        assertThat(handlers.forType("transfer.delivered")).isPresent();
    }

    private static List<EventHandler> handlersFor(Here here) {
        return Flow.consumedBy(here.service(), here.zone()).stream()
                .map(HandlersTest::handler)
                .collect(Collectors.toList());
    }

    private static EventHandler handler(EventType type) {
        return new EventHandler() {
            @Override
            public EventType type() {
                return type;
            }

            @Override
            public void handle(ReceivedEvent event) {}
        };
    }
}
