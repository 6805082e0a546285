package dev.airgap.rules.validation;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RulesRejected;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.kit.zone.Here;
import dev.airgap.rules.storage.RuleStorage;
import dev.airgap.rules.update.Acceptance;
import dev.airgap.rules.update.StoredSummary;
import dev.airgap.rules.update.StoredUpdate;
import dev.airgap.rules.update.Summaries;
import dev.airgap.rules.update.Verdict;
import dev.airgap.ruleupdate.RuleUpdate;
import dev.airgap.ruleupdate.RuleUpdateNumber;
import dev.airgap.trust.TrustedRoot;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The validation job: fetch, verify everything, compare, then one transaction with the decision and its event. */
@ApplicationScoped
class Validating {

    private final ValidationTable jobs;
    private final DeliveredFiles deliveredFiles;
    private final RuleStorage storage;
    private final Summaries summaries;
    private final Acceptance acceptance;
    private final ValidationConfig config;
    private final TrustedRoots roots;
    private final ProgressBoard progress;
    private final Outbox outbox;
    private final Here here;
    private final Clock clock;

    Validating(
            ValidationTable jobs,
            DeliveredFiles deliveredFiles,
            RuleStorage storage,
            Summaries summaries,
            Acceptance acceptance,
            ValidationConfig config,
            TrustedRoots roots,
            ProgressBoard progress,
            Outbox outbox,
            Here here,
            Clock clock) {
        this.jobs = jobs;
        this.deliveredFiles = deliveredFiles;
        this.storage = storage;
        this.summaries = summaries;
        this.acceptance = acceptance;
        this.config = config;
        this.roots = roots;
        this.progress = progress;
        this.outbox = outbox;
        this.here = here;
        this.clock = clock;
    }

    /** A root that this process may not use stops it at its start; one that is not there is waited for. */
    void check(@Observes StartupEvent event) {
        if (Files.isReadable(config.root())) {
            roots.newest();
        }
    }

    /** Removes uploads that were received but never recorded: the service died in between. */
    void tidy() throws IOException {
        Set<String> queued = QuarkusTransaction.requiringNew()
                .call(() -> jobs.queued().stream()
                        .map(row -> row.toValidation().id())
                        .collect(Collectors.toSet()));
        storage.discardAllBut(queued);
    }

    /** Does the next job; whether there was one. */
    boolean step() {
        Optional<Validation> job = QuarkusTransaction.requiringNew().call(this::next);
        job.ifPresent(this::run);
        return job.isPresent();
    }

    private Optional<Validation> next() {
        Instant now = clock.instant();
        return jobs.next(now).map(row -> {
            row.started(now);
            return row.toValidation();
        });
    }

    private void run(Validation job) {
        try {
            validate(job);
        } catch (RefusedUpdateException e) {
            reject(job, e);
        } catch (TransientFailure | IOException | UncheckedIOException e) {
            tryLater(job, e);
        } finally {
            progress.stopped(job.id());
        }
    }

    private void validate(Validation job) throws IOException {
        if (job.transferId().isPresent()) {
            progress.at(job.id(), ValidationStep.FETCHING);
            deliveredFiles.fetch(job, job.transferId().get());
        }
        progress.at(job.id(), ValidationStep.VERIFYING);
        TrustedRoot root = roots.newest();
        CheckedUpdate checked = new UpdateCheck(root, here.site(), storage.content())
                .check(storage.incoming(job.id()), job.fileName(), clock.instant());
        progress.at(job.id(), ValidationStep.COMPARING);
        StoredSummary summary = summaries.compare(checked.rules());
        Verdict verdict = QuarkusTransaction.requiringNew().call(() -> conclude(job, checked.update(), summary));
        if (!(verdict instanceof Verdict.Outdated)) {
            storage.discard(job.id());
            Log.infof("rule update file=%s validationId=%s: %s", job.fileName(), job.id(), verdict);
        }
    }

    private Verdict conclude(Validation job, RuleUpdate update, StoredSummary summary) {
        ValidationEntity row = jobs.findById(UUID.fromString(job.id()));
        if (!row.isQueued()) {
            return new Verdict.Known(false);
        }
        StoredUpdate file = new StoredUpdate(job.expectedSize(), job.expectedSha256());
        Verdict verdict = acceptance.decide(update, file, summary, job.origin());
        Optional<String> number = Optional.of(update.manifest().number().toString());
        Optional<String> id = Optional.of(update.id().hex());
        switch (verdict) {
            case Verdict.Accepted accepted -> {
                keep(job, update);
                row.finish(ValidationOutcome.ACCEPTED, number, id, clock.instant());
            }
            case Verdict.Known known -> {
                ValidationOutcome outcome =
                        known.applied() ? ValidationOutcome.ALREADY_APPLIED : ValidationOutcome.ALREADY_KNOWN;
                row.finish(outcome, number, id, clock.instant());
            }
            case Verdict.Refused refused -> record(row, job, refused.code(), refused.detail(), number);
            case Verdict.Outdated outdated -> Log.debugf("compared with a rule set that was replaced, again");
        }
        return verdict;
    }

    /** Before the commit: a row whose file is missing would be worse than a file without a row. */
    private void keep(Validation job, RuleUpdate update) {
        try {
            storage.keep(job.id(), update.id().hex());
        } catch (IOException e) {
            throw new UncheckedIOException("the rule update could not be kept", e);
        }
    }

    private void reject(Validation job, RefusedUpdateException refusal) {
        QuarkusTransaction.requiringNew().run(() -> {
            ValidationEntity row = jobs.findById(UUID.fromString(job.id()));
            if (row.isQueued()) {
                Optional<String> number = refusal.number().map(RuleUpdateNumber::toString);
                record(row, job, refusal.code(), refusal.getMessage(), number);
            }
        });
        Log.warnf("rule update refused file=%s code=%s: %s", job.fileName(), refusal.code(), refusal.getMessage());
        try {
            storage.discard(job.id());
        } catch (IOException e) {
            Log.warnf("refused file is left until the next start file=%s: %s", job.fileName(), e.getMessage());
        }
    }

    private void record(ValidationEntity row, Validation job, String code, String detail, Optional<String> number) {
        row.reject(code, detail, number, clock.instant());
        RulesRejected data = new RulesRejected(number.orElse(null), job.fileName(), code, detail);
        outbox.append(NewEvent.of(EventType.RULES_REJECTED, number.orElse(job.fileName()), data)
                .inCycle(job.origin().cycleId())
                .causedBy(job.origin().causeEvent())
                .by(job.origin().person()));
    }

    private void tryLater(Validation job, Throwable failure) {
        Log.warnf("validation is tried again validationId=%s: %s", job.id(), failure.getMessage());
        QuarkusTransaction.requiringNew().run(() -> {
            ValidationEntity row = jobs.findById(UUID.fromString(job.id()));
            row.tryLater(String.valueOf(failure.getMessage()), clock.instant());
        });
    }
}
