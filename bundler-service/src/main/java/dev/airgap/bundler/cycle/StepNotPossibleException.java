package dev.airgap.bundler.cycle;

/** A cycle is not in a state that allows a step. Trying again does not help. */
public final class StepNotPossibleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StepNotPossibleException(String cycleId, CycleState state, CycleStep step) {
        super("cycle %s is %s: %s is not possible".formatted(cycleId, state, step));
    }
}
