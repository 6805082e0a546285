package dev.airgap.cli;

/** A step of the cycle that failed in the pipeline. */
final class StepFailedException extends RuntimeException {

    private final Step step;
    private final String code;

    /**
     * @param code the service's own code, for example {@code BUNDLE_TAMPERED}
     * @param detail why, for a person
     */
    StepFailedException(Step step, String code, String detail) {
        super("step '%s' failed: %s: %s".formatted(step.label(), code, detail));
        this.step = step;
        this.code = code;
    }

    Step step() {
        return step;
    }

    String code() {
        return code;
    }
}
