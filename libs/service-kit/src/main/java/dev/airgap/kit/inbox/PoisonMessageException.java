package dev.airgap.kit.inbox;

/** A message that no retry will make understandable; it is set aside with an alarm. */
public class PoisonMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public PoisonMessageException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    String code() {
        return code;
    }
}
