package dev.airgap.cli;

/** The air gap has refused what it was brought. That is an outcome: the cycle goes on, and the receipt says it. */
final class RefusedContentException extends StepFailedException {

    RefusedContentException(Step step, String code, String detail) {
        super(step, code, detail);
    }
}
