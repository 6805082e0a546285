package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Zone;
import dev.airgap.local.RunFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The DMZ's share of a cycle, told step by step. */
final class DmzShare {

    private static final Set<String> GOOD = Set.of("UPDATED", "UP_TO_DATE");

    private final RunFile pipeline;
    private final DmzSteps steps;
    private final Console console;

    DmzShare(RunFile pipeline, Console console) {
        this.pipeline = pipeline;
        this.steps = new DmzSteps(new People(pipeline), NewMedium.of(Path.of(pipeline.medium())), console);
        this.console = console;
    }

    /**
     * @param full whether the bundle is to carry everything, whatever the site holds
     * @return the new cycle's id
     */
    String start(boolean full) {
        String cycleId = StepFailedException.in(Step.STARTED, () -> steps.start(full));
        told(Step.STARTED, "%s starts cycle %s".formatted(People.name(Zone.DMZ, "operator"), cycleId));
        return cycleId;
    }

    /** The id of the newest cycle, if it has not ended. */
    Optional<String> unfinished() {
        Optional<JsonNode> newest = StepFailedException.in(Step.STARTED, steps::newestCycle)
                .filter(cycle -> !DmzSteps.isClosed(cycle)
                        && !cycle.path("state").asText().equals("FAILED"));
        newest.ifPresent(cycle -> told(
                Step.STARTED,
                "cycle %s is %s; it goes on"
                        .formatted(
                                cycle.path("id").asText(), cycle.path("state").asText())));
        return newest.map(cycle -> cycle.path("id").asText());
    }

    JsonNode cycle(String cycleId, Step step) {
        return StepFailedException.in(step, () -> steps.cycle(cycleId));
    }

    void bundle(String cycleId) {
        JsonNode cycle = StepFailedException.in(Step.BUNDLED, () -> steps.awaitBundle(cycleId));
        told(
                Step.BUNDLED,
                "sequence %s, %s%s: %s"
                        .formatted(
                                cycle.path("sequence").asText(),
                                cycle.path("bundle").path("kind").asText(),
                                cycle.path("unchanged").asBoolean() ? " (unchanged)" : "",
                                cycle.path("bundle").path("path").asText()));
    }

    /**
     * From the complete transfer to the departure, or to the step wanted before.
     *
     * @param failures receives why no rule update is aboard
     */
    TransferState send(String cycleId, Step until, List<StepFailedException> failures) {
        TransferState transfer = StepFailedException.in(Step.READY, () -> steps.awaitReady(cycleId));
        told(Step.READY, "transfer %s".formatted(transfer.id()));
        if (transfer.files("rule-update").isEmpty()) {
            steps.ruleUpdateFailure(cycleId).ifPresent(failure -> {
                failures.add(failure);
                console.line("%-10s without a rule update: %s", Step.READY.label(), failure.getMessage());
            });
        }
        if (until.compareTo(Step.WRITTEN) >= 0) {
            TransferState ready = transfer;
            transfer = StepFailedException.in(Step.WRITTEN, () -> steps.write(ready));
            told(Step.WRITTEN, "medium %s, every byte read back".formatted(pipeline.medium()));
        }
        if (until.compareTo(Step.APPROVED) >= 0) {
            TransferState written = transfer;
            transfer = StepFailedException.in(Step.APPROVED, () -> steps.approve(written));
            told(Step.APPROVED, "by %s".formatted(People.name(Zone.DMZ, "approver")));
        }
        if (until.compareTo(Step.SEALED) >= 0) {
            TransferState approved = transfer;
            transfer = StepFailedException.in(Step.SEALED, () -> steps.seal(approved));
            told(Step.SEALED, "by %s, the DMZ's log is aboard".formatted(People.name(Zone.DMZ, "operator")));
        }
        if (until.compareTo(Step.DEPARTED) >= 0) {
            TransferState sealed = transfer;
            transfer = StepFailedException.in(Step.DEPARTED, () -> steps.depart(sealed));
            told(
                    Step.DEPARTED,
                    "%s hands the bag with seal %s to %s"
                            .formatted(People.name(Zone.DMZ, "custodian"), Courier.SEAL_NUMBER, Courier.NAME));
        }
        return transfer;
    }

    /** Whether the medium is back from the air gap, as far as can be seen from here. */
    boolean isBack(TransferState transfer) {
        Path folder = Path.of(pipeline.medium(), "airgap", transfer.id(), "return");
        if (transfer.answered()) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("receipt-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The custodian brings the medium back, the receipt is accepted, and the cycle closes.
     *
     * @param failures receives what the outcome says, unless the failure is known already
     */
    JsonNode close(String cycleId, TransferState transfer, List<StepFailedException> failures) {
        JsonNode cycle = StepFailedException.in(Step.CLOSED, () -> steps.close(cycleId, transfer.id()));
        String outcome = cycle.path("outcome").asText();
        String receipt = cycle.hasNonNull("receiptNumber")
                ? "receipt " + cycle.path("receiptNumber").asText()
                : "no receipt";
        told(
                Step.CLOSED,
                "%s brings the medium back; outcome %s, %s"
                        .formatted(People.name(Zone.DMZ, "custodian"), outcome, receipt));
        if (!GOOD.contains(outcome) && failures.isEmpty()) {
            failures.add(new StepFailedException(
                    Step.CLOSED,
                    cycle.path("outcomeCode").asText(outcome),
                    cycle.path("outcomeDetail").asText("the cycle closed as " + outcome)));
        }
        return cycle;
    }

    private void told(Step step, String what) {
        console.line("%-10s %s", step.label(), what);
    }
}
