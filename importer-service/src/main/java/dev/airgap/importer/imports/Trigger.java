package dev.airgap.importer.imports;

import java.util.Locale;

/** What a download runs because of. */
public enum Trigger {
    /** transfer-service delivered a bundle. */
    DELIVERY,
    /** A person or automation asked for it. */
    REQUEST;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
