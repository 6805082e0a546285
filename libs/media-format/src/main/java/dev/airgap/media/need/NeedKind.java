package dev.airgap.media.need;

import java.util.regex.Pattern;

/** What a site can lack. */
public enum NeedKind {
    /** A snapshot on which bundles rest, by its digest: nothing may rest on it. */
    BASE("base", "[0-9a-f]{64}"),
    /** Everything that a new relay lacks, which starts empty, by its name: nothing may rest on what the site held before. */
    RELAY("relay", "[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?"),
    /** A rule update, by its number. */
    RULE_UPDATE("rule-update", "[0-9]{2}-[0-9]{3}");

    private final String wireName;
    private final Pattern ids;

    NeedKind(String wireName, String ids) {
        this.wireName = wireName;
        this.ids = Pattern.compile(ids);
    }

    /** The name used in need lists, events and requests. */
    public String wireName() {
        return wireName;
    }

    /** Whether it can be that of such a thing. */
    boolean isId(String id) {
        return ids.matcher(id).matches();
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
