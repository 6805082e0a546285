package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people do in the DMZ, from starting a cycle to leaving with the medium. */
final class DmzSteps {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Set<String> BEFORE_RELEASE = Set.of("STARTED", "SNAPSHOT_TAKEN");
    private static final String CYCLES = "/api/v1/cycles";
    private static final String TRANSFERS = "/api/v1/transfers";
    private static final String MEDIA = "/api/v1/media";

    private final PersonsApi bundler;
    private final PersonsApi operator;
    private final PersonsApi custodian;
    private final PersonsApi auditor;
    private final NewMedium newMedium;
    private final Waiting waiting;

    DmzSteps(People people, NewMedium newMedium, Console console) {
        this.bundler = people.as("operator", Zone.DMZ, Service.BUNDLER);
        this.operator = people.as("operator", Zone.DMZ, Service.TRANSFER);
        this.custodian = people.as("custodian", Zone.DMZ, Service.TRANSFER);
        this.auditor = people.as("auditor", Zone.DMZ, Service.AUDIT);
        this.newMedium = newMedium;
        this.waiting = new Waiting(console);
    }

    Optional<JsonNode> newestCycle() {
        return bundler.get(CYCLES)
                .path("items")
                .valueStream()
                .max(Comparator.comparing(cycle -> cycle.path("startedAt").asText()));
    }

    /** @return the new cycle's id */
    String start() {
        return bundler.post(CYCLES, Map.of()).path("id").asText();
    }

    JsonNode cycle(String cycleId) {
        return bundler.get(CYCLES + "/" + cycleId);
    }

    /** @return the cycle with its bundle */
    JsonNode awaitBundle(String cycleId) {
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
                () -> {
                    requireRuleUpdate(cycleId);
                    return transferOf(cycleId).filter(transfer -> transfer.reached("READY") || transfer.failed());
                },
                () -> transferOf(cycleId)
                        .map(transfer -> Waiting.progressOf(transfer.transfer()))
                        .orElse(""));
    }

    /** The transfer waits for the rule update; when its export failed, only the audit log says so. */
    private void requireRuleUpdate(String cycleId) {
        try {
            auditor.find("/api/v1/cycles/" + cycleId + "/timeline")
                    .ifPresent(timeline -> timeline.path("items")
                            .valueStream()
                            .filter(event -> event.path("type").asText().endsWith("rule-update.failed"))
                            .findFirst()
                            .ifPresent(event -> {
                                JsonNode data = event.path("data");
                                throw new StepFailedException(
                                        Step.READY,
                                        data.path("code").asText(),
                                        data.path("detail").asText());
                            }));
        } catch (ApiException e) {
            // The pipeline works while the audit service is away, and so does this.
            return;
        }
    }

    TransferState write(TransferState transfer) {
        if (transfer.failed() || !transfer.reached("WRITING")) {
            operator.post(TRANSFERS + "/" + transfer.id() + "/write", Map.of("mediumId", medium()));
        }
        return await(Step.WRITTEN, transfer.id(), "WRITTEN");
    }

    TransferState seal(TransferState transfer) {
        if (!transfer.reached("SEALED")) {
            operator.post(TRANSFERS + "/" + transfer.id() + "/seal", Map.of());
        }
        return await(Step.SEALED, transfer.id(), "SEALED");
    }

    TransferState depart(TransferState transfer, String recipient) {
        if (!transfer.reached("DEPARTED")) {
            custodian.post(TRANSFERS + "/" + transfer.id() + "/depart", Map.of("recipient", recipient));
        }
        return await(Step.DEPARTED, transfer.id(), "DEPARTED");
    }

    private TransferState await(Step step, String transferId, String state) {
        return waiting.until(
                step,
                PATIENCE,
                () -> {
                    TransferState transfer = new TransferState(operator.get(TRANSFERS + "/" + transferId));
                    if (transfer.failed()) {
                        requireNoError(step, transfer.transfer());
                        throw new StepFailedException(step, "TRANSFER_FAILED", "transfer " + transferId);
                    }
                    return Optional.of(transfer).filter(now -> now.reached(state));
                },
                () -> Waiting.progressOf(operator.get(TRANSFERS + "/" + transferId)));
    }

    private String medium() {
        return operator.get(MEDIA)
                .path("items")
                .valueStream()
                .findFirst()
                .orElseGet(() -> operator.post(MEDIA, newMedium))
                .path("id")
                .asText();
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
