package dev.airgap.importer.updatesource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateSourceTest {

    @ParameterizedTest
    @CsvSource({
        "https://localhost:4122, true",
        "https://LOCALHOST:4122/, true",
        "https://127.0.0.1:4122, true",
        "https://127.8.8.8:4122, true",
        "https://[::1]:4122, true",
        "https://relay-1:4122, true",
        "https://localhost:4123, false",
        "https://localhost, false",
        "https://relay-2:4122, false",
        "https://localhost.example:4122, false"
    })
    void isItselfOnALoopbackAddressOrItsOwnNameAndPort(String url, boolean itself) {
        assertThat(UpdateSource.of(url).isItself(Set.of("relay-1"), 4122)).isEqualTo(itself);
    }
}
