package dev.airgap.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** What a person at the station does about a code. */
final class Advice {

    private static final String CATALOGUE = "advice.properties";

    private final Properties byCode = new Properties();

    Advice() {
        try (InputStream catalogue = Objects.requireNonNull(Advice.class.getResourceAsStream(CATALOGUE), CATALOGUE)) {
            byCode.load(catalogue);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue of advice cannot be read", e);
        }
    }

    boolean knows(String code) {
        return byCode.containsKey(code);
    }

    String on(String code) {
        return byCode.getProperty(code, "do not carry it on; look the code up in docs/error-codes.md");
    }
}
