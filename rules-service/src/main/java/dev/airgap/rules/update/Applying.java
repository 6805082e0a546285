package dev.airgap.rules.update;

import dev.airgap.bundle.ContentStore;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RulesApplied;
import dev.airgap.contracts.data.RulesRejected;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.zone.Here;
import dev.airgap.rules.storage.RuleStorage;
import dev.airgap.ruleupdate.RuleUpdateFile;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes a confirmed update the current rule set, in one transaction, and compares those that still wait with it. The
 * steps of a worker: each is found again in the database after a crash.
 */
@ApplicationScoped
class Applying {

    static final String SUPERSEDED = "DSRU_SUPERSEDED";

    private final RuleUpdateTable updates;
    private final RuleSetTable sets;
    private final Summaries summaries;
    private final RuleStorage storage;
    private final Outbox outbox;
    private final Here here;
    private final Clock clock;

    Applying(
            RuleUpdateTable updates,
            RuleSetTable sets,
            Summaries summaries,
            RuleStorage storage,
            Outbox outbox,
            Here here,
            Clock clock) {
        this.updates = updates;
        this.sets = sets;
        this.summaries = summaries;
        this.storage = storage;
        this.outbox = outbox;
        this.here = here;
        this.clock = clock;
    }

    /** Does one piece of work; whether there was any. */
    boolean step() {
        Optional<KnownRuleUpdate> confirmed = confirmed();
        if (confirmed.isPresent()) {
            apply(confirmed.get());
            return true;
        }
        Optional<KnownRuleUpdate> outdated = outdated();
        outdated.ifPresent(this::compareAgain);
        return outdated.isPresent();
    }

    private Optional<KnownRuleUpdate> confirmed() {
        return QuarkusTransaction.requiringNew()
                .call(() -> updates.inState(here.site(), RuleUpdateState.CONFIRMED).stream()
                        .findFirst()
                        .map(RuleUpdateEntity::toRuleUpdate));
    }

    private void apply(KnownRuleUpdate update) {
        requireIntact(update);
        QuarkusTransaction.requiringNew().run(() -> {
            RuleSetEntity set = sets.locked(here.site());
            RuleUpdateEntity row = updates.findById(update.id());
            if (row.state() != RuleUpdateState.CONFIRMED) {
                return;
            }
            Instant now = clock.instant();
            row.to(RuleUpdateState.APPLIED, now);
            row.appliedAt = now;
            set.floor = row.number;
            set.updateId = row.id;
            set.appliedAt = now;
            row.causeEvent = outbox.append(about(
                    row,
                    NewEvent.of(
                            EventType.RULES_APPLIED,
                            row.number,
                            new RulesApplied(row.number, row.id, update.rules(), update.ruleSetDigest()))));
            rejectOlder(row, now);
        });
        Log.infof("rules applied number=%s ruleUpdateId=%s", update.number(), update.id());
    }

    /** The files were verified when they came; a disk that lost some since must not become the current rule set. */
    private void requireIntact(KnownRuleUpdate update) {
        ContentStore content = storage.content();
        for (RuleUpdateFile file : update.manifest().files()) {
            try {
                if (!content.holdsIntact(file.stored().storedSha256())) {
                    throw new IllegalStateException(
                            "%s of rule update %s is damaged or missing in the storage directory"
                                    .formatted(file.name(), update.number()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the storage directory cannot be read", e);
            }
        }
    }

    private void rejectOlder(RuleUpdateEntity applied, Instant now) {
        for (RuleUpdateEntity older : updates.inState(here.site(), RuleUpdateState.AWAITING_CONFIRMATION)) {
            if (older.number.compareTo(applied.number) < 0) {
                String detail = applied.number + " was applied while " + older.number + " waited";
                older.reject(SUPERSEDED, detail, now);
                RulesRejected data =
                        new RulesRejected(older.number, older.toRuleUpdate().fileName(), SUPERSEDED, detail);
                older.causeEvent = outbox.append(NewEvent.of(EventType.RULES_REJECTED, older.number, data)
                        .inCycle(Optional.ofNullable(older.cycleId))
                        .causedBy(Optional.ofNullable(applied.causeEvent)));
            }
        }
    }

    private Optional<KnownRuleUpdate> outdated() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<String> floor = sets.findByIdOptional(here.site()).map(set -> set.floor);
            return updates.inState(here.site(), RuleUpdateState.AWAITING_CONFIRMATION).stream()
                    .filter(row -> !Optional.ofNullable(row.summaryBasis).equals(floor))
                    .findFirst()
                    .map(RuleUpdateEntity::toRuleUpdate);
        });
    }

    private void compareAgain(KnownRuleUpdate update) {
        StoredSummary summary = compare(update);
        QuarkusTransaction.requiringNew().run(() -> {
            RuleSetEntity set = sets.locked(here.site());
            RuleUpdateEntity row = updates.findById(update.id());
            boolean stillWaits = row.state() == RuleUpdateState.AWAITING_CONFIRMATION;
            if (!stillWaits || !Objects.equals(set.floor, summary.basis().orElse(null))) {
                return;
            }
            row.summary = summaries.toText(summary.summary());
            row.summaryBasis = set.floor;
            row.causeEvent = outbox.append(about(row, Acceptance.validated(row, summary.summary(), false)));
        });
    }

    private StoredSummary compare(KnownRuleUpdate update) {
        try {
            return summaries.compare(summaries.read(update.manifest()));
        } catch (IOException e) {
            throw new UncheckedIOException("the storage directory cannot be read", e);
        }
    }

    private static NewEvent about(RuleUpdateEntity row, NewEvent event) {
        return event.inCycle(Optional.ofNullable(row.cycleId)).causedBy(Optional.ofNullable(row.causeEvent));
    }
}
