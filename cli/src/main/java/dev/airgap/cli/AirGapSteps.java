package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people do in the air gap, from arriving with the medium to leaving with the receipt on it. */
final class AirGapSteps {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int CONFLICT = 409;
    private static final Set<String> VALIDATED = Set.of("AWAITING_CONFIRMATION", "CONFIRMED", "APPLIED");
    private static final String TRANSFERS = "/api/v1/transfers";
    private static final String ARRIVALS = "/api/v1/arrivals";
    private static final String DOWNLOADS = "/api/v1/security-update-downloads";
    private static final String RULE_UPDATES = "/api/v1/rule-updates/";
    private static final String VALIDATIONS = "/api/v1/rule-validations";
    private static final String UPDATE_SOURCE = "/api/v1/update-source";

    private final PersonsApi custodian;
    private final Registry registry;
    private final PersonsApi importer;
    private final PersonsApi approver;
    private final PersonsApi administrator;
    private final Waiting waiting;

    AirGapSteps(People people, NewMedium medium, Console console) {
        this.custodian = people.as("custodian", Zone.AIRGAP, Service.TRANSFER);
        this.registry = new Registry(people.as("operator", Zone.AIRGAP, Service.TRANSFER), medium);
        this.importer = people.as("operator", Zone.AIRGAP, Service.IMPORTER);
        this.approver = people.as("approver", Zone.AIRGAP, Service.RULES);
        this.administrator = people.as("admin", Zone.AIRGAP, Service.IMPORTER);
        this.waiting = new Waiting(console);
    }

    /** The transfer as the air gap knows it, once its medium was read. */
    Optional<TransferState> delivered(String transferId) {
        return custodian
                .find(TRANSFERS + "/" + transferId)
                .map(TransferState::new)
                .filter(transfer -> transfer.reached("DELIVERED"));
    }

    /** Reads whatever is on the medium: the transfers that came with it, and those whose receipt is still due. */
    List<TransferState> arriveWithAnything() {
        List<TransferState> due = receiptsDue();
        if (!due.isEmpty()) {
            return due;
        }
        JsonNode arrival = read();
        List<TransferState> brought = receiptsDue();
        if (brought.isEmpty()) {
            throw notDelivered(arrival, "the medium holds no transfer that has not been here before");
        }
        return brought;
    }

    private List<TransferState> receiptsDue() {
        return custodian
                .get(TRANSFERS)
                .path("items")
                .valueStream()
                .map(TransferState::new)
                .filter(transfer -> transfer.reached("DELIVERED") && !transfer.reached("RECEIPTED"))
                .sorted(Comparator.comparing(
                        transfer -> transfer.transfer().path("createdAt").asText()))
                .toList();
    }

    TransferState arrive(String transferId) {
        Optional<TransferState> known = delivered(transferId);
        if (known.isPresent()) {
            return known.get();
        }
        JsonNode arrival = read();
        return delivered(transferId)
                .orElseThrow(() -> notDelivered(arrival, "the medium does not hold this cycle's transfer"));
    }

    private JsonNode read() {
        registry.registered();
        String arrivalId = custodian.post(ARRIVALS, Courier.brings()).path("id").asText();
        return waiting.until(
                Step.ARRIVED,
                PATIENCE,
                () -> Optional.of(arrival(arrivalId))
                        .filter(now -> !now.path("state").asText().equals("RUNNING")),
                () -> Waiting.progressOf(arrival(arrivalId)));
    }

    private JsonNode arrival(String arrivalId) {
        return custodian.get(ARRIVALS + "/" + arrivalId);
    }

    private static StepFailedException notDelivered(JsonNode arrival, String otherwise) {
        String state = arrival.path("state").asText();
        JsonNode error = arrival.path("error");
        return new StepFailedException(
                Step.ARRIVED,
                error.path("code").asText(state),
                error.path("detail").asText(otherwise));
    }

    /** The newest security update download of the cycle, if there is one. */
    Optional<JsonNode> download(String cycleId) {
        return importer.get(DOWNLOADS + "?cycleId=" + cycleId)
                .path("items")
                .valueStream()
                .max(Comparator.comparing(download -> download.path("startedAt").asText("")));
    }

    JsonNode awaitImport(String cycleId) {
        JsonNode download = waiting.until(
                Step.IMPORTED,
                PATIENCE,
                () -> download(cycleId).filter(now -> now.path("state").asText().equals("FINISHED")),
                () -> download(cycleId).map(Waiting::progressOf).orElse(""));
        String outcome = download.path("outcome").asText();
        if (outcome.equals("ACTIVATED")) {
            return download;
        }
        JsonNode refused = download.path("bundles")
                .valueStream()
                .filter(bundle -> bundle.hasNonNull("code"))
                .findFirst()
                .orElse(download.path("error"));
        throw new RefusedContentException(
                Step.IMPORTED,
                refused.path("code").asText(outcome),
                refused.path("detail").asText("the import ended as " + outcome));
    }

    /** The state of a rule update, or an empty text when the air gap has not seen it. */
    String ruleUpdateState(String number) {
        return ruleUpdate(number).map(update -> update.path("state").asText()).orElse("");
    }

    private Optional<JsonNode> ruleUpdate(String number) {
        return approver.find(RULE_UPDATES + number);
    }

    /** Waits for this cycle's validation, also of an update that is known: what arrived now must be looked at now. */
    void awaitValidation(String cycleId, String number) {
        waiting.until(
                Step.VALIDATED,
                PATIENCE,
                () -> validation(cycleId, number)
                        .filter(now -> !now.path("state").asText().equals("QUEUED")),
                () -> validation(cycleId, number)
                        .map(now -> now.path("waitingFor").asText(""))
                        .orElse(""));
        requireAccepted(validation(cycleId, number).orElseThrow());
        awaitRuleUpdate(Step.VALIDATED, number, VALIDATED);
    }

    private Optional<JsonNode> validation(String cycleId, String number) {
        return approver.get(VALIDATIONS + "?cycleId=" + cycleId)
                .path("items")
                .valueStream()
                .filter(validation -> validation.path("fileName").asText().startsWith(number + "."))
                .findFirst();
    }

    private static void requireAccepted(JsonNode validation) {
        JsonNode error = validation.path("error");
        if (error.hasNonNull("code")) {
            throw new RefusedContentException(
                    Step.VALIDATED,
                    error.path("code").asText(),
                    error.path("detail").asText());
        }
    }

    JsonNode summary(String number) {
        return approver.get(RULE_UPDATES + number + "/summary");
    }

    /** @return whether anything was to be confirmed; an update that is in use already is not */
    boolean confirm(String number) {
        boolean waits = ruleUpdateState(number).equals("AWAITING_CONFIRMATION");
        if (waits) {
            confirmNow(number);
        }
        awaitRuleUpdate(Step.APPLIED, number, Set.of("APPLIED"));
        return waits;
    }

    /** A conflict is none when it was confirmed after all, by an attempt whose answer was lost. */
    private void confirmNow(String number) {
        try {
            approver.post(RULE_UPDATES + number + "/confirm", Map.of());
        } catch (ApiException e) {
            if (e.status() != CONFLICT || ruleUpdateState(number).equals("AWAITING_CONFIRMATION")) {
                throw e;
            }
        }
    }

    private void awaitRuleUpdate(Step step, String number, Set<String> states) {
        waiting.until(
                step,
                PATIENCE,
                () -> ruleUpdate(number).filter(update -> {
                    requireNotRejected(step, update);
                    return states.contains(update.path("state").asText());
                }),
                () -> ruleUpdateState(number));
    }

    private static void requireNotRejected(Step step, JsonNode update) {
        if (update.path("state").asText().equals("REJECTED")) {
            JsonNode error = update.path("error");
            throw new RefusedContentException(
                    step,
                    error.path("code").asText("REJECTED"),
                    error.path("detail").asText("the rule update was rejected"));
        }
    }

    /**
     * Waits until the receipt for a transfer lies on the medium.
     *
     * @return the receipt's number
     */
    long awaitReceipt(String transferId) {
        return waiting.until(
                        Step.RECEIPTED,
                        PATIENCE,
                        () -> delivered(transferId).filter(transfer -> transfer.reached("RECEIPTED")),
                        () -> delivered(transferId)
                                .map(transfer -> Waiting.progressOf(transfer.transfer()))
                                .orElse(""))
                .transfer()
                .path("receiptNumber")
                .asLong();
    }

    private static boolean isHere(JsonNode medium) {
        return medium.path("state").asText().equals("IN_AIR_GAP");
    }

    /** Hands the medium to the courier, unless that was done. */
    void handBack() {
        JsonNode medium = registry.registered();
        if (isHere(medium)) {
            try {
                custodian.post("/api/v1/media/" + medium.path("id").asText() + "/hand-over", Courier.leaves());
            } catch (ApiException e) {
                // A conflict is none when it was handed over after all, by an attempt whose answer was lost.
                if (e.status() != CONFLICT || isHere(registry.registered())) {
                    throw e;
                }
            }
        }
    }

    /**
     * Points the relay at itself, so that later imports call nobody outside.
     *
     * @return whether that was a change
     */
    boolean useRelayAsUpdateSource(String relay) {
        String current = administrator.get(UPDATE_SOURCE).path("url").asText();
        if (current.replaceAll("/+$", "").equals(relay)) {
            return false;
        }
        administrator.put(UPDATE_SOURCE, Map.of("url", relay));
        return true;
    }
}
