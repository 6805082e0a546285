package dev.airgap.trust;

/** The payload types of our envelopes: one per kind of document, so that none can be presented as another. */
public final class PayloadTypes {

    public static final String ROOT = "application/vnd.airgap.root.v1+json";
    public static final String BUNDLE = "application/vnd.airgap.bundle.v1+json";
    public static final String RULE_UPDATE = "application/vnd.airgap.rule-update.v1+json";
    public static final String TRANSFER = "application/vnd.airgap.transfer.v1+json";
    public static final String RECEIPT = "application/vnd.airgap.receipt.v1+json";
    public static final String NEED_LIST = "application/vnd.airgap.need-list.v1+json";
    public static final String OVERRIDE = "application/vnd.airgap.override.v1+json";
    public static final String KEY_CARD = "application/vnd.airgap.key-card.v1+json";

    private PayloadTypes() {}
}
