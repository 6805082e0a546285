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

/** A named person or service for each role; {@link #token()} is what goes behind {@code Bearer}. */
public enum Tokens {
    AUDITOR("audrey", "person"),
    OPERATOR("olivia", "person"),
    CUSTODIAN("carl", "person"),
    APPROVER("petra", "person"),
    ADMIN("adam", "person"),
    SERVICE("sibling", "automation");

    private final String holder;
    private final String kind;

    Tokens(String holder, String kind) {
        this.holder = holder;
        this.kind = kind;
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
        return "{\"name\":\"%s\",\"kind\":\"%s\",\"roles\":[\"%s\"],\"sha256\":\"%s\"}"
                .formatted(holder, kind, name().toLowerCase(Locale.ROOT), sha256(token()));
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
