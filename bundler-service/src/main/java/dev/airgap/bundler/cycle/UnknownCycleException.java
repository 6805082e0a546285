package dev.airgap.bundler.cycle;

/** There is no such cycle. */
public final class UnknownCycleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownCycleException(String cycleId) {
        super("there is no cycle " + cycleId);
    }
}
