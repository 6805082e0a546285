package dev.airgap.media.receipt;

/** What a site lets its receipts carry out beyond what became of the transfers. */
public enum ReceiptPolicy {
    /** Outcomes, and no events. */
    NONE("none"),
    /** Also the events that decided the outcomes, each with its inclusion proof. */
    RESULT("result"),
    /** Also every other event of the cycles. */
    EVENTS("events");

    private final String wireName;

    ReceiptPolicy(String wireName) {
        this.wireName = wireName;
    }

    /** The name used in receipts and configuration. */
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException for any other name */
    public static ReceiptPolicy ofWireName(String wireName) {
        for (ReceiptPolicy policy : values()) {
            if (policy.wireName.equals(wireName)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("unknown receipt policy: " + wireName);
    }
}
