package dev.airgap.cli;

import dev.airgap.contracts.Zone;
import dev.airgap.local.RunFile;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The air gap's share of a cycle, told step by step. */
final class AirGapShare {

    private final String relay;
    private final AirGapSteps steps;
    private final Console console;

    AirGapShare(RunFile pipeline, Console console) {
        this.relay = String.valueOf(pipeline.relay());
        this.steps = new AirGapSteps(new People(pipeline), NewMedium.of(Path.of(pipeline.medium())), console);
        this.console = console;
    }

    /** The custodian arrives with the medium that holds this transfer. */
    TransferState arrive(String transferId) {
        return arrived(StepFailedException.in(Step.ARRIVED, () -> steps.arrive(transferId)));
    }

    /** The custodian arrives with a medium; the transfers that a receipt is due for, oldest first. */
    List<TransferState> arriveWithAnything() {
        List<TransferState> due = StepFailedException.in(Step.ARRIVED, steps::arriveWithAnything);
        due.forEach(this::arrived);
        return due;
    }

    private TransferState arrived(TransferState transfer) {
        String custodian = People.name(Zone.AIRGAP, "custodian");
        told(
                Step.ARRIVED,
                "%s takes the medium with transfer %s from %s".formatted(custodian, transfer.id(), Courier.NAME));
        return transfer;
    }

    /**
     * From the delivered transfer to the receipt, or to the step wanted before. Refused content stops nothing: the receipt
     * says so.
     *
     * @param failures receives what was refused, and why
     * @return the number of the receipt, empty when the run stops before
     */
    OptionalLong take(TransferState delivered, Step until, List<StepFailedException> failures) {
        String cycleId = delivered.cycleId();
        if (until.compareTo(Step.IMPORTED) >= 0) {
            noting(Step.IMPORTED, failures, () -> {
                steps.awaitImport(cycleId);
                told(Step.IMPORTED, "served at %s".formatted(relay));
            });
        }
        for (String number : ruleUpdates(delivered)) {
            if (until.compareTo(Step.VALIDATED) >= 0) {
                noting(Step.VALIDATED, failures, () -> rules(cycleId, number, until));
            }
        }
        if (until.compareTo(Step.APPLIED) >= 0
                && StepFailedException.in(Step.APPLIED, () -> steps.useRelayAsUpdateSource(relay))) {
            console.line("%s sets the update source to the relay itself", People.name(Zone.AIRGAP, "admin"));
        }
        if (until.compareTo(Step.RECEIPTED) < 0) {
            return OptionalLong.empty();
        }
        long number = StepFailedException.in(Step.RECEIPTED, () -> steps.awaitReceipt(delivered.id()));
        StepFailedException.in(Step.RECEIPTED, () -> {
            steps.handBack();
            return number;
        });
        told(Step.RECEIPTED, "receipt %d is on the medium; %s carries it back".formatted(number, Courier.NAME));
        return OptionalLong.of(number);
    }

    private void noting(Step step, List<StepFailedException> failures, Runnable work) {
        try {
            StepFailedException.in(step, () -> {
                work.run();
                return step;
            });
        } catch (RefusedContentException e) {
            failures.add(e);
            console.line("%-10s refused: %s", e.step().label(), e.getMessage());
        }
    }

    private void rules(String cycleId, String number, Step until) {
        steps.awaitValidation(cycleId, number);
        if (steps.ruleUpdateState(number).equals("APPLIED")) {
            told(Step.VALIDATED, "rule update %s, in use already".formatted(number));
        } else {
            told(Step.VALIDATED, "rule update " + number);
            console.block(RuleSummaryText.of(steps.summary(number)));
        }
        if (until.compareTo(Step.APPLIED) >= 0 && steps.confirm(number)) {
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
}
