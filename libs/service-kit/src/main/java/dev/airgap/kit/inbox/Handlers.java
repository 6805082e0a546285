package dev.airgap.kit.inbox;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Flow;
import dev.airgap.contracts.Service;
import dev.airgap.kit.zone.Here;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The handlers of this service in this zone: exactly those that the table of flows demands. */
@ApplicationScoped
class Handlers {

    private final Map<EventType, EventHandler> byType = new EnumMap<>(EventType.class);
    private final Here here;

    Handlers(@All List<EventHandler> handlers, Here here) {
        this.here = here;
        for (EventHandler handler : handlers) {
            if (Flow.consumedBy(here.service(), here.zone()).contains(handler.type())
                    && byType.put(handler.type(), handler) != null) {
                throw new IllegalStateException("two handlers for " + handler.type());
            }
        }
    }

    void check(@Observes StartupEvent event) {
        if (here.service() == Service.AUDIT) {
            return;
        }
        for (EventType type : Flow.consumedBy(here.service(), here.zone())) {
            if (!byType.containsKey(type)) {
                throw new IllegalStateException("%s has no handler for %s".formatted(here.producer(), type));
            }
        }
    }

    Optional<EventHandler> forType(String type) {
        return EventType.of(type).map(byType::get);
    }
}
