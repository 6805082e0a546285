package dev.airgap.bundler.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void escapesWhatCouldForgeALogLine() {
        assertThat(Printable.of("a\n2026 INFO b\u202e")).isEqualTo("a\\u000a2026 INFO b\\u202e");
    }

    @Test
    void cutsLongNames() {
        assertThat(Printable.of("x".repeat(1000))).hasSize(301).endsWith("…");
    }
}
