package dev.airgap.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A named person or service for each role; {@link #token()} is what goes behind {@code Bearer}. */
public enum Tokens {
    AUDITOR("audrey", "person"),
    OPERATOR("olivia", "person"),
    CUSTODIAN("carl", "person"),
    APPROVER("petra", "person"),
    ADMIN("adam", "person"),
    SERVICE("sibling", "automation"),
    /** Another person who may be the second. */
    OTHER_APPROVER("paula", "person", "approver", null),
    /** Another token of {@link #APPROVER}: the same person. */
    SECOND_OF_APPROVER("petra-at-home", "person", "approver", "petra"),
    /** A token of {@link #OPERATOR} with the role of an approver: the same person. */
    OPERATOR_AS_APPROVER("olivia-approving", "person", "approver", "olivia"),
    /** Automation is nobody's second person, whatever role its token has. */
    APPROVING_AUTOMATION("approving-robot", "automation", "approver", null);

    private final String holder;
    private final String kind;
    private final String role;
    private final @Nullable String person;

    Tokens(String holder, String kind) {
        this.holder = holder;
        this.kind = kind;
        this.role = name().toLowerCase(Locale.ROOT);
        this.person = null;
    }

    Tokens(String holder, String kind, String role, @Nullable String person) {
        this.holder = holder;
        this.kind = kind;
        this.role = role;
        this.person = person;
    }

    public String holder() {
        return holder;
    }

    public String token() {
        return "test-token-of-" + holder;
    }

    /** The header's value. */
    public String bearer() {
        return "Bearer " + token();
    }

    static void write(Path hashes, Path serviceToken) throws IOException {
        Files.writeString(
                hashes,
                Arrays.stream(values()).map(Tokens::entry).collect(Collectors.joining(",", "{\"tokens\":[", "]}")));
        Files.writeString(serviceToken, SERVICE.token());
    }

    private String entry() {
        String of = person == null ? "" : "\"person\":\"%s\",".formatted(person);
        return "{\"name\":\"%s\",\"kind\":\"%s\",%s\"roles\":[\"%s\"],\"sha256\":\"%s\"}"
                .formatted(holder, kind, of, role, sha256(token()));
    }

    private static String sha256(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
