package dev.airgap.transfer.site;

import org.jspecify.annotations.Nullable;

/**
 * Why something was refused or is missing.
 *
 * @param code of the runbook's catalogue
 * @param detail for people
 */
public record Reason(String code, String detail) {

    /** The reason that two columns or members hold, or null if there is none. */
    public static @Nullable Reason of(@Nullable String code, @Nullable String detail) {
        return code == null ? null : new Reason(code, detail == null ? "" : detail);
    }
}
