package dev.airgap.kit;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RuleUpdateFailed;
import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.Roles;
import dev.airgap.kit.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** The smallest service that uses the kit: creates a thing and says so. */
@Path("/api/v1/things")
class ThingResource {

    private final EntityManager entities;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final CurrentActor actor;
    private final Ids ids;

    ThingResource(EntityManager entities, Outbox outbox, Idempotency idempotency, CurrentActor actor, Ids ids) {
        this.entities = entities;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.actor = actor;
        this.ids = ids;
    }

    record Created(String id) {}

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Transactional
    public Created create(@HeaderParam("Idempotency-Key") Optional<String> key, @QueryParam("name") String name) {
        return new Created(idempotency.once(key, "create-thing", name, () -> insert(name)));
    }

    private String insert(String name) {
        String id = ids.next();
        entities.createNativeQuery("INSERT INTO thing (id, name) VALUES (?1, ?2)")
                .setParameter(1, id)
                .setParameter(2, name)
                .executeUpdate();
        outbox.append(NewEvent.of(EventType.RULE_UPDATE_FAILED, id, new RuleUpdateFailed("plant-1", "THING", name))
                .by(actor.name()));
        if (name.equals("too late")) {
            throw new IllegalStateException("after the event");
        }
        return id;
    }
}
