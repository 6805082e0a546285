package dev.airgap.kit.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that are accepted, as hashes. Tokens are 256 random bits, so a plain SHA-256 cannot be reversed by guessing,
 * and looking it up in a map tells an attacker nothing about the token.
 */
final class HashedTokens {

    /**
     * One token.
     *
     * @param name whose it is
     * @param kind {@code person} or {@code automation}
     * @param person the person behind a token with another name; somebody with two tokens is one person
     * @param roles what it may do
     * @param sha256 of its text
     */
    record Holder(String name, String kind, @Nullable String person, Set<String> roles, String sha256) {

        /** Who acts: the person if one is named. */
        String actor() {
            return person == null ? name : person;
        }
    }

    private record File(List<Holder> tokens) {}

    private final Map<String, Holder> byHash;

    private HashedTokens(List<Holder> holders) {
        this.byHash = holders.stream().collect(Collectors.toUnmodifiableMap(Holder::sha256, Function.identity()));
    }

    static HashedTokens read(Path file, ObjectMapper json) {
        try {
            return new HashedTokens(
                    json.readValue(Files.readAllBytes(file), File.class).tokens());
        } catch (IOException e) {
            throw new UncheckedIOException("airgap.security.tokens-file cannot be read: " + file, e);
        }
    }

    Optional<Holder> holderOf(String token) {
        return Optional.ofNullable(byHash.get(sha256(token)));
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
