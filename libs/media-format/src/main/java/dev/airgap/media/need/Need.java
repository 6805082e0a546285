package dev.airgap.media.need;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One thing that a site lacks.
 *
 * @param id of a base its snapshot digest, 64 lower-case hexadecimal digits; of a rule update its number, such as {@code 26-003}
 */
public record Need(NeedKind kind, String id) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{2}-[0-9]{3}");

    /** @throws IllegalArgumentException when the id is not one of its kind */
    public Need {
        Objects.requireNonNull(kind, "kind");
        Pattern form = kind == NeedKind.BASE ? DIGEST : NUMBER;
        if (!form.matcher(id).matches()) {
            throw new IllegalArgumentException("id is not that of a " + kind.wireName() + ": " + id);
        }
    }
}
