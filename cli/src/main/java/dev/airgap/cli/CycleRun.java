package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Zone;
import dev.airgap.local.RunFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One cycle, made by the REST calls that people make. Where it stands is read from the services alone, so a run that was
 * stopped, here or by a crash, goes on where the pipeline is.
 */
final class CycleRun {

    private final RunFile pipeline;
    private final Console console;
    private final DmzSteps dmz;
    private final AirGapSteps airGap;
    private final Step until;

    CycleRun(RunFile pipeline, Step until, Console console) {
        People people = new People(pipeline);
        this.pipeline = pipeline;
        this.console = console;
        this.until = until;
        this.dmz = new DmzSteps(people, NewMedium.of(Path.of(pipeline.medium())), console);
        this.airGap = new AirGapSteps(people, console);
    }

    /** @return the cycle, run up to the wanted step */
    JsonNode startNew() {
        String cycleId = inStep(Step.STARTED, () -> dmz.start());
        told(Step.STARTED, "%s starts cycle %s".formatted(People.name(Zone.DMZ, "operator"), cycleId));
        return run(cycleId);
    }

    /** Continues the newest cycle when it is unfinished, else starts one. */
    JsonNode continueOrStart() {
        Optional<JsonNode> newest = inStep(Step.STARTED, dmz::newestCycle).filter(this::isUnfinished);
        if (newest.isEmpty()) {
            return startNew();
        }
        String cycleId = newest.get().path("id").asText();
        told(
                Step.STARTED,
                "cycle %s is %s; it goes on"
                        .formatted(cycleId, newest.get().path("state").asText()));
        return run(cycleId);
    }

    private boolean isUnfinished(JsonNode cycle) {
        if (cycle.path("state").asText().equals("FAILED")) {
            return false;
        }
        String cycleId = cycle.path("id").asText();
        return inStep(Step.STARTED, () -> {
            Optional<TransferState> transfer = dmz.transferOf(cycleId);
            Optional<TransferState> delivered = transfer.flatMap(known -> airGap.delivered(known.id()));
            if (delivered.isEmpty()) {
                return true;
            }
            boolean imported = airGap.download(cycleId)
                    .filter(download -> download.path("state").asText().equals("FINISHED"))
                    .isPresent();
            return !imported
                    || ruleUpdates(delivered.get()).stream().anyMatch(number -> !rulesAreDone(cycleId, number));
        });
    }

    private boolean rulesAreDone(String cycleId, String number) {
        return airGap.ruleUpdateRefused(cycleId, number)
                || List.of("APPLIED", "REJECTED").contains(airGap.ruleUpdateState(number));
    }

    private JsonNode run(String cycleId) {
        if (until.compareTo(Step.BUNDLED) >= 0) {
            TransferState transfer = inDmz(cycleId);
            if (until.compareTo(Step.ARRIVED) >= 0) {
                inAirGap(cycleId, transfer);
            }
        }
        return inStep(until, () -> dmz.cycle(cycleId));
    }

    private TransferState inDmz(String cycleId) {
        JsonNode cycle = inStep(Step.BUNDLED, () -> dmz.awaitBundle(cycleId));
        told(
                Step.BUNDLED,
                "sequence %s%s: %s"
                        .formatted(
                                cycle.path("sequence").asText(),
                                cycle.path("unchanged").asBoolean() ? " (unchanged)" : "",
                                cycle.path("bundle").path("path").asText()));
        if (until == Step.BUNDLED) {
            return new TransferState(cycle);
        }
        TransferState transfer = inStep(Step.READY, () -> dmz.awaitReady(cycleId));
        told(Step.READY, "transfer %s".formatted(transfer.id()));
        if (until.compareTo(Step.WRITTEN) >= 0) {
            TransferState ready = transfer;
            transfer = inStep(Step.WRITTEN, () -> dmz.write(ready));
            told(Step.WRITTEN, "medium %s, every byte read back".formatted(pipeline.medium()));
        }
        if (until.compareTo(Step.SEALED) >= 0) {
            TransferState written = transfer;
            transfer = inStep(Step.SEALED, () -> dmz.seal(written));
            told(Step.SEALED, "by %s".formatted(People.name(Zone.DMZ, "operator")));
        }
        if (until.compareTo(Step.DEPARTED) >= 0) {
            TransferState sealed = transfer;
            transfer = inStep(Step.DEPARTED, () -> dmz.depart(sealed, People.name(Zone.AIRGAP, "custodian")));
            told(Step.DEPARTED, "%s carries the medium".formatted(People.name(Zone.DMZ, "custodian")));
        }
        return transfer;
    }

    private void inAirGap(String cycleId, TransferState transfer) {
        TransferState delivered = inStep(Step.ARRIVED, () -> airGap.arrive(transfer.id()));
        told(Step.ARRIVED, "%s brings the medium".formatted(People.name(Zone.AIRGAP, "custodian")));
        if (until.compareTo(Step.IMPORTED) >= 0) {
            inStep(Step.IMPORTED, () -> airGap.awaitImport(cycleId));
            told(Step.IMPORTED, "served at %s".formatted(pipeline.relay()));
        }
        for (String number : ruleUpdates(delivered)) {
            if (until.compareTo(Step.VALIDATED) >= 0) {
                inStep(Step.VALIDATED, () -> {
                    validate(cycleId, number);
                    return number;
                });
            }
            if (until.compareTo(Step.APPLIED) >= 0) {
                inStep(Step.APPLIED, () -> {
                    confirm(number);
                    return number;
                });
            }
        }
        if (until == Step.APPLIED && inStep(Step.APPLIED, () -> airGap.useRelayAsUpdateSource(pipeline.relay()))) {
            console.line("%s sets the update source to the relay itself", People.name(Zone.AIRGAP, "admin"));
        }
    }

    private void validate(String cycleId, String number) {
        airGap.awaitValidation(cycleId, number);
        if (airGap.ruleUpdateState(number).equals("APPLIED")) {
            told(Step.VALIDATED, "rule update %s, in use already".formatted(number));
            return;
        }
        told(Step.VALIDATED, "rule update " + number);
        console.block(RuleSummaryText.of(airGap.summary(number)));
    }

    private void confirm(String number) {
        if (airGap.confirm(number)) {
            String approver = People.name(Zone.AIRGAP, "approver");
            told(Step.APPLIED, "rule update %s, confirmed by %s".formatted(number, approver));
        }
    }

    private static List<String> ruleUpdates(TransferState transfer) {
        return transfer.files("rule-update").stream()
                .map(name -> name.replaceAll("[.]dsru$", ""))
                .toList();
    }

    private void told(Step step, String what) {
        console.line("%-10s %s", step.label(), what);
    }

    /** A refused or unanswered request is a failure of the step that it belongs to. */
    private static <T> T inStep(Step step, Supplier<T> work) {
        try {
            return work.get();
        } catch (ApiException e) {
            throw new StepFailedException(step, e.code(), String.valueOf(e.getMessage()));
        }
    }
}
