package dev.airgap.rules.validation;

import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.time.Ids;
import dev.airgap.rules.storage.ReceivedFile;
import dev.airgap.rules.storage.RuleStorage;
import dev.airgap.rules.storage.TooManyBytesException;
import dev.airgap.rules.update.RulesProblem;
import dev.airgap.ruleupdate.RuleUpdateLimits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Takes files to be validated and tells how their validation ended. */
@ApplicationScoped
public class Validations {

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_.+~@=-]{1,100}");

    private final ValidationTable table;
    private final RuleStorage storage;
    private final Idempotency idempotency;
    private final ProgressBoard progress;
    private final Ids ids;
    private final Clock clock;

    Validations(
            ValidationTable table,
            RuleStorage storage,
            Idempotency idempotency,
            ProgressBoard progress,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.progress = progress;
        this.storage = storage;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    /** Queues a delivered file, once; within the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void request(Delivery delivery) {
        if (!table.hasDelivery(delivery.eventId(), delivery.fileName())) {
            ValidationEntity row = ValidationEntity.queued(ids.next(), delivery.fileName(), clock.instant());
            row.fromTransfer(delivery);
            table.persist(row);
        }
    }

    /**
     * Takes a file from a person. It is on disk, and its validation queued, when this returns.
     *
     * @param key the request's idempotency key
     * @return the id of the validation
     * @throws ProblemException RULE_UPDATE_FILE_NAME_INVALID or RULE_UPDATE_TOO_LARGE
     */
    public String upload(String fileName, InputStream in, String person, Optional<String> key) throws IOException {
        requireFileName(fileName);
        String id = ids.next();
        ReceivedFile received = receive(id, in);
        String chosen = QuarkusTransaction.requiringNew()
                .call(() -> idempotency.once(key, "upload-rule-update", fileName + " " + received.sha256(), () -> {
                    ValidationEntity row = ValidationEntity.queued(id, fileName, clock.instant());
                    row.fromPerson(person, received.size(), received.sha256().hex());
                    table.persist(row);
                    return id;
                }));
        if (!chosen.equals(id)) {
            storage.discard(id);
        }
        return chosen;
    }

    private ReceivedFile receive(String id, InputStream in) throws IOException {
        try {
            return storage.receive(id, in, RuleUpdateLimits.MAX_CONTAINER_BYTES);
        } catch (TooManyBytesException e) {
            throw new ProblemException(RulesProblem.RULE_UPDATE_TOO_LARGE, "The file has " + e.getMessage() + ".");
        }
    }

    private static void requireFileName(String fileName) {
        if (!FILE_NAME.matcher(fileName).matches()) {
            throw new ProblemException(
                    RulesProblem.RULE_UPDATE_FILE_NAME_INVALID,
                    "Give the file's own name, as in ?fileName=26-003.dsru: 1 to 100 letters, digits and _ . + ~ @ = -.");
        }
    }

    /** @throws ProblemException RULE_VALIDATION_NOT_FOUND */
    @Transactional
    public Validation get(UUID id) {
        return table.findByIdOptional(id)
                .map(ValidationEntity::toValidation)
                .orElseThrow(() -> new ProblemException(
                        RulesProblem.RULE_VALIDATION_NOT_FOUND, "GET /api/v1/rule-validations lists them."));
    }

    /** How far a validation is while it runs. */
    public Optional<Progress> progress(Validation validation) {
        return progress.find(validation.id());
    }

    /** Newest first; those of one cycle if {@code cycleId} is given. */
    @Transactional
    public List<Validation> list(Optional<String> cycleId, int limit) {
        List<ValidationEntity> rows =
                cycleId.isPresent() ? table.ofCycle(cycleId.get(), limit) : table.newestFirst(limit);
        return rows.stream().map(ValidationEntity::toValidation).toList();
    }
}
