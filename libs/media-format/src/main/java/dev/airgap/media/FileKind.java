package dev.airgap.media;

/** What a carried file is. */
public enum FileKind {
    BUNDLE("bundle"),
    RULE_UPDATE("rule-update");

    private final String wireName;

    FileKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name used in manifests and events. */
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException for any other name */
    public static FileKind ofWireName(String wireName) {
        for (FileKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of file: " + wireName);
    }
}
