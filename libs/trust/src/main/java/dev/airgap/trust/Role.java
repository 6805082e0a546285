package dev.airgap.trust;

import java.util.Locale;

/** Who may sign what, as root documents name it. */
public enum Role {
    /** Signs root documents; kept offline. */
    ROOT,
    /** Makes bundles and rule updates installable. */
    RELEASE,
    /** Seals media. */
    TRANSFER,
    /** Signs receipts and need lists for a site. */
    SITE,
    /** Signs checkpoints of a zone's audit log. */
    LOG,
    /** Signs overrides, each for one bundle. */
    APPROVER;

    /** The name on the wire, in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other name */
    public static Role ofWireName(String name) {
        for (Role role : values()) {
            if (role.wireName().equals(name)) {
                return role;
            }
        }
        throw new IllegalArgumentException("unknown role");
    }
}
