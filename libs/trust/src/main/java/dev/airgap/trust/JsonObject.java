package dev.airgap.trust;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to a parsed object. It remembers which members were asked for, so that {@link #refuseUnknown()} can
 * refuse the others: call it last. A member that is {@code null} counts as mistyped, never as absent.
 *
 * <p>Every method throws {@link MalformedException} whose message names the JSON path ({@code $.files[2].size}).
 */
public final class JsonObject {

    private final Map<?, ?> members;
    private final String path;
    private final Set<String> known = new HashSet<>();

    private JsonObject(Map<?, ?> members, String path) {
        this.members = members;
        this.path = path;
    }

    /** Reads a document that must be one object. */
    public static JsonObject parse(byte[] utf8, Limits limits) {
        return of(Json.parse(utf8, limits), "$");
    }

    private static JsonObject of(@Nullable Object value, String path) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(map, path);
        }
        throw new MalformedException(path + " must be an object", -1);
    }

    /** The path of this object from the root of the document, {@code $} for the root itself. */
    public String path() {
        return path;
    }

    public boolean has(String name) {
        known.add(name);
        return members.containsKey(name);
    }

    public String string(String name) {
        return typed(name, String.class, "a string");
    }

    public Optional<String> optionalString(String name) {
        return has(name) ? Optional.of(string(name)) : Optional.empty();
    }

    public long integer(String name) {
        return typed(name, Long.class, "an integer");
    }

    /** An integer from {@code min} to {@code max}, both included. */
    public long integer(String name, long min, long max) {
        long value = integer(name);
        if (value < min || value > max) {
            throw refuse(name, "must be " + min + " to " + max + ", is " + value);
        }
        return value;
    }

    public OptionalLong optionalInteger(String name) {
        return has(name) ? OptionalLong.of(integer(name)) : OptionalLong.empty();
    }

    public boolean bool(String name) {
        return typed(name, Boolean.class, "true or false");
    }

    /** An instant in the one spelling that {@link Instant#toString()} gives it, in UTC. */
    public Instant instant(String name) {
        String text = string(name);
        return parsed(name, () -> {
            Instant instant = Instant.parse(text);
            if (!instant.toString().equals(text)) {
                throw new DateTimeException("is " + text + ", should be written " + instant);
            }
            return instant;
        });
    }

    public Optional<Instant> optionalInstant(String name) {
        return has(name) ? Optional.of(instant(name)) : Optional.empty();
    }

    /** A SHA-256 as 64 lower-case hexadecimal digits. */
    public Sha256 sha256(String name) {
        String text = string(name);
        return parsed(name, () -> Sha256.parse(text));
    }

    public Optional<Sha256> optionalSha256(String name) {
        return has(name) ? Optional.of(sha256(name)) : Optional.empty();
    }

    /** Bytes in padded, canonical base64 (RFC 4648 section 4). */
    public byte[] base64(String name) {
        String text = string(name);
        return parsed(name, () -> CanonicalBase64.decode(text));
    }

    public JsonObject object(String name) {
        return of(member(name), path + "." + name);
    }

    public Optional<JsonObject> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    public List<JsonObject> objects(String name) {
        List<?> list = typed(name, List.class, "an array");
        List<JsonObject> objects = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            objects.add(of(list.get(i), path + "." + name + "[" + i + "]"));
        }
        return List.copyOf(objects);
    }

    public List<String> strings(String name) {
        List<?> list = typed(name, List.class, "an array");
        List<String> strings = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof String string)) {
                throw refuse(name + "[" + i + "]", "must be a string");
            }
            strings.add(string);
        }
        return List.copyOf(strings);
    }

    /**
     * A string read by the caller's own parser, whose {@link IllegalArgumentException} becomes a refusal that names the
     * path.
     */
    public <T> T parsed(String name, Function<String, T> parser) {
        String text = string(name);
        return parsed(name, () -> parser.apply(text));
    }

    /** Refuses every member that was not asked for. */
    public void refuseUnknown() {
        for (Object name : members.keySet()) {
            if (!known.contains(name)) {
                throw refuse(String.valueOf(name), "is not a member of this document");
            }
        }
    }

    /** A refusal of this member, for rules that only the caller knows. */
    public MalformedException refuse(String name, String reason) {
        return new MalformedException(path + "." + name + " " + reason, -1);
    }

    private <T> T parsed(String name, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException | DateTimeException invalid) {
            throw refuse(name, "is not valid: " + invalid.getMessage());
        }
    }

    private @Nullable Object member(String name) {
        if (!has(name)) {
            throw refuse(name, "is missing");
        }
        return members.get(name);
    }

    private <T> T typed(String name, Class<T> type, String what) {
        Object value = member(name);
        if (!type.isInstance(value)) {
            throw refuse(name, "must be " + what);
        }
        return type.cast(value);
    }
}
