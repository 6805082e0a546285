package dev.airgap.cli.enrolment;

/** A folder of this machine, or the medium, is in the way of the ceremony. It can be tried again. */
public final class EnrolmentFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EnrolmentFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
