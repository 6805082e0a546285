package dev.airgap.rules.validation;

/** How far a running validation is: {@code done} of {@code total} {@code unit} are behind it. */
public record Progress(ValidationStep step, int done, int total, String unit) {

    static Progress at(ValidationStep step) {
        return new Progress(step, step.ordinal(), ValidationStep.values().length, "steps");
    }
}
