package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people do in the DMZ, from starting a cycle to leaving with the medium, and when the medium is back. */
final class DmzSteps {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(365);
    private static final Set<String> BEFORE_RELEASE = Set.of("STARTED", "SNAPSHOT_TAKEN");
    private static final int CONFLICT = 409;
    private static final String CYCLES = "/api/v1/cycles";
    private static final String TRANSFERS = "/api/v1/transfers";
    private static final String RETURNS = "/api/v1/returns";

    private final PersonsApi bundler;
    private final PersonsApi operator;
    private final PersonsApi approver;
    private final PersonsApi custodian;
    private final PersonsApi auditor;
    private final Registry registry;
    private final Console console;
    private final Waiting waiting;

    DmzSteps(People people, NewMedium newMedium, Console console) {
        this.bundler = people.as("operator", Zone.DMZ, Service.BUNDLER);
        this.operator = people.as("operator", Zone.DMZ, Service.TRANSFER);
        this.approver = people.as("approver", Zone.DMZ, Service.TRANSFER);
        this.custodian = people.as("custodian", Zone.DMZ, Service.TRANSFER);
        this.auditor = people.as("auditor", Zone.DMZ, Service.AUDIT);
        this.registry = new Registry(operator, newMedium);
        this.console = console;
        this.waiting = new Waiting(console);
    }

    Optional<JsonNode> newestCycle() {
        return bundler.get(CYCLES)
                .path("items")
                .valueStream()
                .max(Comparator.comparing(cycle -> cycle.path("startedAt").asText()));
    }

    /**
     * @param full whether the bundle is to carry everything, whatever the site holds
     * @return the new cycle's id
     */
    String start(boolean full) {
        return bundler.post(CYCLES, Map.of("full", full)).path("id").asText();
    }

    JsonNode cycle(String cycleId) {
        return bundler.get(CYCLES + "/" + cycleId);
    }

    /** @return the cycle with its bundle */
    JsonNode awaitBundle(String cycleId) {
        JsonNode cycle = awaitBuild(cycleId);
        return isAwaitingSignatures(cycle) ? awaitSignatures(cycle) : cycle;
    }

    /** People sign when they sign: there is no hurry, and only an end of the cycle is a failure. */
    private JsonNode awaitSignatures(JsonNode waitingCycle) {
        console.line(
                "%-10s waits: %s",
                Step.BUNDLED.label(),
                waitingCycle.path("nextAction").path("what").asText());
        String cycleId = waitingCycle.path("id").asText();
        return waiting.until(
                Step.BUNDLED,
                AS_LONG_AS_IT_TAKES,
                () -> {
                    JsonNode cycle = cycle(cycleId);
                    requireNoError(Step.BUNDLED, cycle);
                    return Optional.of(cycle).filter(now -> !isAwaitingSignatures(now));
                },
                () -> "");
    }

    private static boolean isAwaitingSignatures(JsonNode cycle) {
        return cycle.path("state").asText().equals("AWAITING_SIGNATURES");
    }

    private JsonNode awaitBuild(String cycleId) {
        return waiting.until(
                Step.BUNDLED,
                PATIENCE,
                () -> {
                    JsonNode cycle = cycle(cycleId);
                    requireNoError(Step.BUNDLED, cycle);
                    return BEFORE_RELEASE.contains(cycle.path("state").asText())
                            ? Optional.empty()
                            : Optional.of(cycle);
                },
                () -> Waiting.progressOf(cycle(cycleId)));
    }

    Optional<TransferState> transferOf(String cycleId) {
        return operator.get(TRANSFERS + "?cycleId=" + cycleId)
                .path("items")
                .valueStream()
                .findFirst()
                .map(TransferState::new);
    }

    TransferState awaitReady(String cycleId) {
        return waiting.until(
                Step.READY,
                PATIENCE,
                () -> transferOf(cycleId).filter(transfer -> transfer.reached("READY") || transfer.failed()),
                () -> transferOf(cycleId)
                        .map(transfer -> Waiting.progressOf(transfer.transfer()))
                        .orElse(""));
    }

    /** Why a cycle travels without a rule update; only the audit log says so. */
    Optional<StepFailedException> ruleUpdateFailure(String cycleId) {
        try {
            return auditor.find(CYCLES + "/" + cycleId + "/timeline").stream()
                    .flatMap(timeline -> timeline.path("items").valueStream())
                    .filter(event -> event.path("type").asText().equals("rule-update.failed"))
                    .map(event -> event.path("data"))
                    .map(data -> new StepFailedException(
                            Step.READY,
                            data.path("code").asText(),
                            data.path("detail").asText()))
                    .findFirst();
        } catch (ApiException e) {
            // The pipeline works while the audit service is away, and so does this.
            return Optional.empty();
        }
    }

    TransferState write(TransferState transfer) {
        if (transfer.failed() || !transfer.reached("WRITING")) {
            operator.post(TRANSFERS + "/" + transfer.id() + "/write", Map.of("mediumId", medium()));
        }
        return await(Step.WRITTEN, transfer.id(), "WRITTEN");
    }

    TransferState approve(TransferState transfer) {
        if (!transfer.reached("APPROVED")) {
            act(approver, transfer, "approve", "APPROVED", Map.of());
        }
        return await(Step.APPROVED, transfer.id(), "APPROVED");
    }

    TransferState seal(TransferState transfer) {
        if (!transfer.reached("SEALING")) {
            act(operator, transfer, "seal", "SEALING", Courier.closed());
        }
        return await(Step.SEALED, transfer.id(), "SEALED");
    }

    TransferState depart(TransferState transfer) {
        if (!transfer.reached("DEPARTED")) {
            act(custodian, transfer, "depart", "DEPARTED", Courier.leaves());
        }
        return await(Step.DEPARTED, transfer.id(), "DEPARTED");
    }

    /** A conflict is none when the step was taken after all, by an attempt whose answer was lost. */
    private void act(PersonsApi person, TransferState transfer, String verb, String leadsTo, Object body) {
        try {
            person.post(TRANSFERS + "/" + transfer.id() + "/" + verb, body);
        } catch (ApiException e) {
            if (e.status() != CONFLICT || !transfer(transfer.id()).reached(leadsTo)) {
                throw e;
            }
        }
    }

    private TransferState transfer(String transferId) {
        return new TransferState(operator.get(TRANSFERS + "/" + transferId));
    }

    /**
     * The custodian brings the medium back.
     *
     * @return the closed cycle
     */
    JsonNode close(String cycleId, String transferId) {
        if (!isClosed(cycle(cycleId)) && !transfer(transferId).answered()) {
            bringBack(transferId);
        }
        return waiting.until(
                Step.CLOSED,
                PATIENCE,
                () -> Optional.of(cycle(cycleId)).filter(DmzSteps::isClosed),
                () -> Waiting.progressOf(cycle(cycleId)));
    }

    static boolean isClosed(JsonNode cycle) {
        return cycle.path("state").asText().equals("CLOSED");
    }

    private void bringBack(String transferId) {
        JsonNode returned = bringBack();
        if (transfer(transferId).answered()) {
            return;
        }
        JsonNode error = returned.path("error");
        String state = returned.path("state").asText();
        throw new StepFailedException(
                Step.CLOSED,
                error.path("code").asText(state),
                error.path("detail")
                        .asText(
                                state.equals("ACCEPTED")
                                        ? "the receipt does not say yet what became of transfer " + transferId
                                        : "the medium brought no receipt"));
    }

    private JsonNode bringBack() {
        String returnId = custodian.post(RETURNS, Courier.brings()).path("id").asText();
        return waiting.until(
                Step.CLOSED,
                PATIENCE,
                () -> Optional.of(custodian.get(RETURNS + "/" + returnId))
                        .filter(now -> !now.path("state").asText().equals("RUNNING")),
                () -> Waiting.progressOf(custodian.get(RETURNS + "/" + returnId)));
    }

    private TransferState await(Step step, String transferId, String state) {
        return waiting.until(
                step,
                PATIENCE,
                () -> {
                    TransferState transfer = transfer(transferId);
                    if (transfer.failed()) {
                        requireNoError(step, transfer.transfer());
                        throw new StepFailedException(step, "TRANSFER_FAILED", "transfer " + transferId);
                    }
                    if (step == Step.SEALED && !transfer.reached("SEALING")) {
                        // The seal was given up; the approval stands.
                        requireNoError(step, transfer.transfer());
                    }
                    return Optional.of(transfer).filter(now -> now.reached(state));
                },
                () -> Waiting.progressOf(transfer(transferId).transfer()));
    }

    /** The medium at hand. One that is recorded as away is here again, or it could not be written to. */
    private String medium() {
        JsonNode medium = registry.registered();
        if (medium.path("state").asText().equals("IN_TRANSIT")) {
            bringBack();
        }
        return medium.path("id").asText();
    }

    private static void requireNoError(Step step, JsonNode resource) {
        JsonNode error = resource.path("error");
        if (resource.path("state").asText().equals("FAILED") || error.hasNonNull("code")) {
            throw new StepFailedException(
                    step,
                    error.path("code").asText("FAILED"),
                    error.path("detail").asText("no reason given"));
        }
    }
}
