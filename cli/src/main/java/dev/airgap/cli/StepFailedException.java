package dev.airgap.cli;

import java.util.function.Supplier;

/** A step of the cycle that failed in the pipeline. */
class StepFailedException extends RuntimeException {

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

    /** A refused or unanswered request is a failure of the step that it belongs to. */
    static <T> T in(Step step, Supplier<T> work) {
        try {
            return work.get();
        } catch (ApiException e) {
            throw new StepFailedException(step, e.code(), String.valueOf(e.getMessage()));
        }
    }

    Step step() {
        return step;
    }

    String code() {
        return code;
    }
}
