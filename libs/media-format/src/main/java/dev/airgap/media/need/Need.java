package dev.airgap.media.need;

import java.util.Objects;

/**
 * One thing that a site lacks.
 *
 * @param id of a base its snapshot digest, 64 lower-case hexadecimal digits; of a relay its host name, at most 63 lower-case
 *     characters; of a rule update its number, such as {@code 26-003}
 */
public record Need(NeedKind kind, String id) {

    /** @throws IllegalArgumentException when the id is not one of its kind */
    public Need {
        Objects.requireNonNull(kind, "kind");
        if (!kind.isId(id)) {
            throw new IllegalArgumentException("id is not that of a " + kind.wireName() + ": " + id);
        }
    }
}
