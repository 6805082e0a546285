package dev.airgap.audit.chain;

/** A message that is no event of its topic's producer; reading it again will not help. */
public class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_DETAIL = 500;

    private final String code;

    UnreadableEventException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The message without what a database or a terminal would choke on: it may quote a stranger's bytes. */
    public String detail() {
        String printable = getMessage().replaceAll("\\p{Cntrl}", " ");
        return printable.substring(0, Math.min(printable.length(), LONGEST_DETAIL));
    }
}
