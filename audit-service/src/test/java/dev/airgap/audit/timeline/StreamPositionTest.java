package dev.airgap.audit.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "17", "m0", "17m4"})
    void readsWhatItWrites(String text) {
        assertThat(StreamPosition.parse(text)).hasToString(text);
    }

    @Test
    void startsBeforeEverything() {
        assertThat(StreamPosition.parse("")).isEqualTo(StreamPosition.START);
        assertThat(StreamPosition.START.afterLogged(3).afterMirrored(0)).isEqualTo(StreamPosition.parse("3m0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "m", "4m", "x", "1 2", "1m2m3", "9999999999999999999"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> StreamPosition.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
