package dev.airgap.rules.suricata;

/** One rule's text is wrong; the reader of the file adds where. */
final class InvalidRuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidRuleException(String reason) {
        super(reason);
    }
}
