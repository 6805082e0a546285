package dev.airgap.media.need;

/** What a site can lack. */
public enum NeedKind {
    /** A snapshot on which bundles rest, by its digest: nothing may rest on it. */
    BASE("base"),
    /** A rule update, by its number. */
    RULE_UPDATE("rule-update");

    private final String wireName;

    NeedKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name used in need lists, events and requests. */
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException for any other name */
    public static NeedKind ofWireName(String wireName) {
        for (NeedKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of need: " + wireName);
    }
}
