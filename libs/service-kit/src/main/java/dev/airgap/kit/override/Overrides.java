package dev.airgap.kit.override;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.OverrideConfirmed;
import dev.airgap.contracts.data.OverrideRequested;
import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.FourEyes;
import dev.airgap.kit.time.Ids;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes requests for what needs two persons, and does it when the second one agrees. */
@ApplicationScoped
public class Overrides {

    private final Map<String, OverrideKind> kinds;
    private final OverrideRows rows;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final Clock clock;
    private final Ids ids;

    Overrides(
            @All List<OverrideKind> kinds,
            OverrideRows rows,
            Idempotency idempotency,
            Outbox outbox,
            CurrentActor actor,
            Clock clock,
            Ids ids) {
        this.kinds = new TreeMap<>(kinds.stream().collect(Collectors.toMap(OverrideKind::kind, Function.identity())));
        this.rows = rows;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Asks for something; nothing is done yet.
     *
     * @param key the same key asks once, however often it is used
     * @return the id of the request
     * @throws ProblemException FOUR_EYES if automation asks, INVALID_REQUEST for an unknown kind, or what the kind says
     */
    @Transactional
    public String request(String kind, String subject, String reason, Optional<String> key) {
        FourEyes.require(actor);
        OverrideKind wanted = kind(kind);
        return idempotency.once(key, "request-override", kind + " " + subject + " " + reason, () -> {
            wanted.check(subject);
            String id = ids.next();
            String eventId = outbox.append(
                    NewEvent.of(EventType.OVERRIDE_REQUESTED, id, new OverrideRequested(id, kind, subject, reason))
                            .inCycle(wanted.cycleOf(subject))
                            .by(actor.name()));
            rows.insert(id, kind, subject, reason, actor.name(), clock.instant(), eventId);
            return id;
        });
    }

    /**
     * Agrees to a request, which is done in the same transaction.
     *
     * @throws ProblemException NOT_FOUND, CONFLICT if somebody agreed before, FOUR_EYES, or what the kind says
     */
    @Transactional
    public OverrideRecord confirm(String id) {
        OverrideRecord requested = rows.locked(id).orElseThrow(Overrides::unknown);
        if (requested.confirmedBy() != null) {
            throw new ProblemException(
                    KitProblem.CONFLICT, "%s has agreed to it already.".formatted(requested.confirmedBy()));
        }
        FourEyes.require(actor, requested.requestedBy());
        OverrideKind kind = kind(requested.kind());
        kind.check(requested.subject());
        OverrideConfirmed data = new OverrideConfirmed(
                id, requested.kind(), requested.subject(), requested.reason(), requested.requestedBy(), actor.name());
        String eventId = outbox.append(NewEvent.of(EventType.OVERRIDE_CONFIRMED, id, data)
                .inCycle(kind.cycleOf(requested.subject()))
                .causedBy(requested.lastEventId())
                .by(actor.name()));
        Instant now = clock.instant();
        rows.confirm(id, actor.name(), now, eventId);
        OverrideRecord confirmed = rows.find(id).orElseThrow(Overrides::unknown);
        kind.apply(confirmed);
        return confirmed;
    }

    @Transactional
    public Optional<OverrideRecord> find(String id) {
        return rows.find(id);
    }

    /** The newest {@code limit} requests with a number below {@code before}, newest first. */
    @Transactional
    public List<OverrideRecord> newest(long before, int limit) {
        return rows.newest(before, limit);
    }

    private OverrideKind kind(String name) {
        OverrideKind kind = kinds.get(name);
        if (kind == null) {
            throw new ProblemException(
                    KitProblem.INVALID_REQUEST,
                    kinds.isEmpty()
                            ? "Nothing can be overridden in this service."
                            : "kind must be one of " + String.join(", ", kinds.keySet()) + ".");
        }
        return kind;
    }

    private static ProblemException unknown() {
        return new ProblemException(KitProblem.NOT_FOUND, "There is no such override.");
    }
}
