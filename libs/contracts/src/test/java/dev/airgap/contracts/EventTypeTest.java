package dev.airgap.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventTypeTest {

    @Test
    void everyTypeIsFoundByItsName() {
        assertThat(EventType.values())
                .allSatisfy(type -> assertThat(EventType.of(type.type())).contains(type));
    }

    @Test
    void aTypeOfALaterVersionIsUnknownAndNotAnError() {
        assertThat(EventType.of("snapshot.teleported")).isEmpty();
    }

    @Test
    void everyTypeHasAPublisher() {
        assertThat(EventType.values())
                .allSatisfy(type -> assertThat(Arrays.stream(Service.values()).anyMatch(type::isPublishedBy))
                        .isTrue());
    }
}
