package dev.airgap.rules.export;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RuleUpdateExported;
import dev.airgap.contracts.data.RuleUpdateFailed;
import dev.airgap.kit.keys.Keys;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.zone.Here;
import dev.airgap.rules.storage.RuleStorage;
import dev.airgap.rules.update.KnownRuleUpdate;
import dev.airgap.rules.update.RuleSetDigest;
import dev.airgap.rules.update.RuleUpdates;
import dev.airgap.ruleupdate.RuleUpdateException;
import dev.airgap.ruleupdate.RuleUpdateFile;
import dev.airgap.ruleupdate.RuleUpdateManifest;
import dev.airgap.ruleupdate.RuleUpdateNumber;
import dev.airgap.trust.Sha256;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The export job: one step takes one job from the queue to its event. */
@ApplicationScoped
class Exporting {

    private final ExportTable jobs;
    private final RuleUpdates updates;
    private final RuleStorage storage;
    private final ExportConfig config;
    private final Keys keys;
    private final Outbox outbox;
    private final Here here;
    private final Clock clock;

    Exporting(
            ExportTable jobs,
            RuleUpdates updates,
            RuleStorage storage,
            ExportConfig config,
            Keys keys,
            Outbox outbox,
            Here here,
            Clock clock) {
        this.jobs = jobs;
        this.updates = updates;
        this.storage = storage;
        this.config = config;
        this.keys = keys;
        this.outbox = outbox;
        this.here = here;
        this.clock = clock;
    }

    /** A key or root that this process may not use stops it at its start; one that is not there fails an export. */
    void check(@Observes StartupEvent event) {
        config.signingKey().filter(keys::isThere).ifPresent(keys::signer);
    }

    /** Whether there was a job. */
    boolean step() {
        Optional<ExportJob> job =
                QuarkusTransaction.requiringNew().call(() -> jobs.next().map(ExportEntity::toJob));
        job.ifPresent(this::run);
        return job.isPresent();
    }

    private void run(ExportJob job) {
        try {
            if (job.wanted().isPresent()) {
                announceAgain(job, wanted(job.wanted().get()));
            } else {
                export(job);
            }
        } catch (ExportFailedException e) {
            fail(job, e);
        } catch (IOException e) {
            // Our own storage, not the rule files: the loop tries again, the disk may have room then.
            throw new UncheckedIOException("the storage directory failed", e);
        }
    }

    private void export(ExportJob job) throws IOException {
        List<RuleUpdateFile> files =
                new RuleSource(required(config.sourceDirectory(), "source-directory"), storage.content()).read();
        Optional<KnownRuleUpdate> last = updates.last(job.site());
        boolean unchanged = last.isPresent()
                && last.get().ruleSetDigest().equals(RuleSetDigest.of(files))
                && Files.isRegularFile(updates.file(last.get()));
        if (unchanged) {
            announceAgain(job, last.get());
        } else {
            release(job, maker().make(manifest(job, last, files)));
        }
    }

    /** The very update that the site asked for, with the bytes that it has. */
    private KnownRuleUpdate wanted(String number) {
        return updates.find(number)
                .filter(update -> Files.isRegularFile(updates.file(update)))
                .orElseThrow(() -> new ExportFailedException(
                        "RULE_UPDATE_NOT_FOUND",
                        "the site asks for rule update " + number + ", which is not kept here"));
    }

    private UpdateMaker maker() {
        return new UpdateMaker(required(config.signingKey(), "signing-key"), config.root(), storage, keys);
    }

    private RuleUpdateManifest manifest(ExportJob job, Optional<KnownRuleUpdate> last, List<RuleUpdateFile> files) {
        try {
            return new RuleUpdateManifest(
                    number(last.map(KnownRuleUpdate::number)),
                    job.site(),
                    job.cycleId(),
                    job.requestedAt(),
                    here.producer(),
                    last.map(before -> new RuleUpdateManifest.Previous(before.number(), Sha256.parse(before.id()))),
                    files);
        } catch (IllegalArgumentException e) {
            throw new ExportFailedException("RULE_SET_INVALID", e.getMessage(), e);
        } catch (RuleUpdateException e) {
            throw new ExportFailedException(e.code(), e.getMessage(), e);
        }
    }

    private RuleUpdateNumber number(Optional<RuleUpdateNumber> last) {
        int year = clock.instant().atZone(ZoneOffset.UTC).getYear();
        if (last.isEmpty()) {
            return RuleUpdateNumber.firstOf(year);
        }
        return last.get()
                .next(year)
                .orElseThrow(() -> new ExportFailedException(
                        "RULE_NUMBERS_EXHAUSTED", last.get() + " is the last number of its year"));
    }

    private void announceAgain(ExportJob job, KnownRuleUpdate update) {
        QuarkusTransaction.requiringNew().run(() -> {
            ExportEntity row = jobs.findById(job.id());
            if (row.isQueued()) {
                row.done(update.number().toString(), true, clock.instant());
                outbox.append(exported(job, update, true));
            }
        });
        Log.infof("rules unchanged cycleId=%s number=%s", job.cycleId(), update.number());
    }

    private void release(ExportJob job, ExportedUpdate made) {
        RuleUpdateNumber number = made.update().manifest().number();
        QuarkusTransaction.requiringNew().run(() -> {
            ExportEntity row = jobs.findById(job.id());
            if (row.isQueued()) {
                updates.addExported(made.update(), made.file());
                row.done(number.toString(), false, clock.instant());
                outbox.append(exported(job, updates.get(number.toString()), false));
            }
        });
        Log.infof("rule update exported cycleId=%s number=%s", job.cycleId(), number);
    }

    private static NewEvent exported(ExportJob job, KnownRuleUpdate update, boolean unchanged) {
        RuleUpdateExported data = new RuleUpdateExported(
                update.site(),
                update.number().toString(),
                update.id(),
                update.fileName(),
                update.size(),
                update.sha256(),
                update.rules(),
                unchanged);
        return NewEvent.of(EventType.RULE_UPDATE_EXPORTED, data.number(), data)
                .inCycle(job.cycleId())
                .causedBy(job.causeEvent());
    }

    private void fail(ExportJob job, ExportFailedException failure) {
        Log.warnf("rule update failed cycleId=%s code=%s: %s", job.cycleId(), failure.code(), failure.getMessage());
        RuleUpdateFailed data = new RuleUpdateFailed(job.site(), failure.code(), failure.getMessage());
        QuarkusTransaction.requiringNew().run(() -> {
            ExportEntity row = jobs.findById(job.id());
            if (row.isQueued()) {
                row.failed(failure.code(), failure.getMessage(), clock.instant());
                outbox.append(NewEvent.of(EventType.RULE_UPDATE_FAILED, job.cycleId(), data)
                        .inCycle(job.cycleId())
                        .causedBy(job.causeEvent()));
            }
        });
    }

    private static <T> T required(Optional<T> setting, String name) {
        return setting.orElseThrow(
                () -> new ExportFailedException("RULES_NOT_CONFIGURED", "airgap.rules." + name + " is not set"));
    }
}
