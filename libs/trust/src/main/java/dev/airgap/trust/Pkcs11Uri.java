package dev.airgap.trust;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of RFC 7512 that names one private key: {@code
 * pkcs11:slot-id=…;object=…?module-path=…&pin-source=…}. The slot and not the token's label: the JDK cannot look for a label
 * without trying the PIN on every token.
 *
 * @param slot id of the slot that the token is in
 * @param object label of the key and of its certificate
 * @param module the token's library
 * @param pinSource file whose first line is the PIN
 */
record Pkcs11Uri(long slot, String object, Path module, Optional<Path> pinSource) {

    static final String SCHEME = "pkcs11:";

    private static final Pattern ESCAPE = Pattern.compile("%([0-7][0-9A-Fa-f])");
    private static final Set<String> KNOWN = Set.of("slot-id", "object", "type", "module-path", "pin-source");

    /** @throws KeyException saying what is missing or must not be there; never with the text, which may hold a PIN */
    static Pkcs11Uri parse(String uri) {
        Map<String, String> attributes = new HashMap<>();
        for (String part : uri.substring(SCHEME.length()).split("[;?&]")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (name.equals("pin-value")) {
                throw new KeyException("A pkcs11: reference must not hold a PIN; name a file with pin-source");
            }
            if (equals < 0
                    || !KNOWN.contains(name)
                    || attributes.put(name, decoded(part.substring(equals + 1))) != null) {
                throw new KeyException(
                        "A pkcs11: reference has slot-id, object, module-path and pin-source, once each");
            }
        }
        return new Pkcs11Uri(
                number(required(attributes, "slot-id")),
                required(attributes, "object"),
                Path.of(required(attributes, "module-path")),
                Optional.ofNullable(attributes.get("pin-source")).map(Pkcs11Uri::path));
    }

    private static String required(Map<String, String> attributes, String name) {
        String value = attributes.get(name);
        if (value == null || value.isBlank()) {
            throw new KeyException("A pkcs11: reference needs " + name);
        }
        return value;
    }

    private static long number(String value) {
        if (!value.matches("[0-9]{1,10}")) {
            throw new KeyException("The slot-id of a pkcs11: reference is a number");
        }
        return Long.parseLong(value);
    }

    private static Path path(String source) {
        return Path.of(source.startsWith("file:") ? source.substring("file:".length()) : source);
    }

    /** RFC 3986, section 2.1, for ASCII. */
    private static String decoded(String value) {
        if (value.replaceAll("%[0-7][0-9A-Fa-f]", "").contains("%")) {
            throw new KeyException("A pkcs11: reference has a malformed % escape");
        }
        return ESCAPE.matcher(value)
                .replaceAll(
                        escape -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
    }
}
