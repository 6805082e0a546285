package dev.airgap.cli.roots;

import dev.airgap.trust.Delegation;
import dev.airgap.trust.Role;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How people name a delegation: {@code role[@scope][/document]}, for instance {@code release@plant-1/bundle}. What is left out
 * matches everything.
 *
 * @param role the role
 * @param scope a site, a zone or {@code *}; null when left out
 * @param document the word in the payload type, such as {@code bundle}; null when left out
 */
public record DelegationName(
        Role role, @Nullable String scope, @Nullable String document) {

    private static final Pattern NAME = Pattern.compile("([a-z]+)(?:@([^/]+))?(?:/([a-z-]+))?");
    private static final String TYPE_PREFIX = "application/vnd.airgap.";
    private static final String TYPE_SUFFIX = ".v1+json";

    /** @throws IllegalArgumentException when it is not written like that, or there is no such role */
    public static DelegationName parse(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not ROLE[@SCOPE][/DOCUMENT]");
        }
        return new DelegationName(Role.ofWireName(name.group(1)), name.group(2), name.group(3));
    }

    /** The full name of a delegation. */
    public static String of(Delegation delegation) {
        return of(delegation.role(), delegation.scope(), delegation.payloadTypes());
    }

    static String of(Role role, String scope, Set<String> payloadTypes) {
        String documents =
                new TreeSet<>(payloadTypes).stream().map(DelegationName::word).collect(Collectors.joining("+"));
        return role.wireName() + "@" + scope + (documents.isEmpty() ? "" : "/" + documents);
    }

    /** The word that stands for a payload type. */
    public static String word(String payloadType) {
        return payloadType.startsWith(TYPE_PREFIX) && payloadType.endsWith(TYPE_SUFFIX)
                ? payloadType.substring(TYPE_PREFIX.length(), payloadType.length() - TYPE_SUFFIX.length())
                : payloadType;
    }

    boolean matches(Role ofRole, String inScope, Set<String> payloadTypes) {
        return role == ofRole
                && (scope == null || scope.equals(inScope))
                && (document == null
                        || payloadTypes.stream().map(DelegationName::word).anyMatch(document::equals));
    }

    @Override
    public String toString() {
        return role.wireName() + (scope == null ? "" : "@" + scope) + (document == null ? "" : "/" + document);
    }
}
