package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A manifest that is signed and yet not one: each line breaks one rule of the format. */
class ManifestTest {

    @TempDir
    Path directory;

    private String payload = "";

    @BeforeEach
    void prepare() throws IOException {
        payload = new String(new BundleFixture(directory).manifest().toPayload(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "schema":1                | "schema":2                                | BUNDLE_SCHEMA_UNSUPPORTED
            "schema":1                | "schema":1,"schema":1                     | BUNDLE_MANIFEST_INVALID
            "schema":1                | "schema":1,"extra":0                      | BUNDLE_MANIFEST_INVALID
            "schema":1                | "schema":1.0                              | BUNDLE_MANIFEST_INVALID
            "site":"plant-1"          | "site":"Plant-1"                          | BUNDLE_MANIFEST_INVALID
            "site":"plant-1"          | "site":null                               | BUNDLE_MANIFEST_INVALID
            "epoch":1                 | "epoch":0                                 | BUNDLE_MANIFEST_INVALID
            "sequence":1              | "sequence":1000000000                     | BUNDLE_MANIFEST_INVALID
            "sequence":1              | "sequence":2                              | BUNDLE_MANIFEST_INVALID
            "kind":"full"             | "kind":"half"                             | BUNDLE_MANIFEST_INVALID
            "kind":"full"             | "kind":"differential"                     | BUNDLE_MANIFEST_INVALID
            "kind":"full"             | "kind":"full","base":"00"                 | BUNDLE_MANIFEST_INVALID
            "kind":"full"             | "kind":"full","previous":"00"             | BUNDLE_MANIFEST_INVALID
            "order":"integer"         | "order":"alphabetic"                      | BUNDLE_MANIFEST_INVALID
            "version":"7"             | "version":"7.0"                           | BUNDLE_MANIFEST_INVALID
            "id":"av/eicar"           | "id":"av eicar"                           | BUNDLE_MANIFEST_INVALID
            "published":"2026-        | "published":"1926-                        | BUNDLE_MANIFEST_INVALID
            "removed":[]              | "removed":[{"id":"av/eicar","reason":"x"}] | BUNDLE_MANIFEST_INVALID
            "removed":[]              | "removed":[{"id":"b","reason":""}]        | BUNDLE_MANIFEST_INVALID
            "removed":[]              | "removed":[{"id":"b","reason":"\\n"}]     | BUNDLE_MANIFEST_INVALID
            "withdrawn":[]            | "withdrawn":[{"id":"b","version":"","reason":"x"}] | BUNDLE_MANIFEST_INVALID
            "minimumAgentVersion":"0" | "minimumAgentVersion":"new"               | BUNDLE_MANIFEST_INVALID
            "issuedAt":"2026-         | "issuedAt":"+100000-                      | BUNDLE_MANIFEST_INVALID
            "issuedAt":"2026-         | "issuedAt":"2027-                         | BUNDLE_MANIFEST_INVALID
            T12:00:00Z"               | T12:00:00.000Z"                           | BUNDLE_MANIFEST_INVALID
            "cycle":"cycle-1"         | "cycle":""                                | BUNDLE_MANIFEST_INVALID
            "cycle":"cycle-1"         | "cycle":"cycle-1","lastReceipt":0         | BUNDLE_MANIFEST_INVALID
            "roots":{"version":1      | "roots":{"version":0                      | BUNDLE_MANIFEST_INVALID
            "encoding":"deflated"     | "encoding":"stored"                       | BUNDLE_MANIFEST_INVALID
            "encoding":"deflated"     | "encoding":"patch"                        | BUNDLE_ENCODING_UNKNOWN
            """)
    void refuses(String valid, String invalid, String code) {
        assertThat(payload).contains(valid);
        byte[] broken = payload.replace(valid, invalid).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Manifest.parse(broken))
                .isInstanceOfSatisfying(
                        BundleException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void refusesNestingDeeperThanTheFormatHas() {
        byte[] deep = payload.replace("\"removed\":[]", "\"removed\":[[[[1]]]]").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Manifest.parse(deep)).hasMessageContaining("Nested deeper than 4 levels");
    }
}
