package dev.airgap.conformance;

import java.util.Optional;

/**
 * What a reader says to one file.
 *
 * @param code why it refuses, as {@code docs/error-codes.md} lists it; empty when it accepts
 */
public record Verdict(Optional<String> code) {

    public static final Verdict ACCEPTED = new Verdict(Optional.empty());

    public static Verdict refused(String code) {
        return new Verdict(Optional.of(code));
    }

    @Override
    public String toString() {
        return code.map(why -> "REFUSED " + why).orElse("ACCEPTED");
    }
}
