package dev.airgap.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.audit.chain.ChainHead.Place;
import dev.airgap.contracts.CloudEvent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainHeadTest {

    private static final String SHA_1 = "1".repeat(64);
    private static final String SHA_2 = "2".repeat(64);

    private final ChainHead atOne = ChainHead.ofNothing("dmz/bundler").after(link(1, SHA_1, CloudEvent.NO_PREVIOUS));

    @Test
    void expectsTheFirstEventToContinueNothing() {
        ChainHead nothing = ChainHead.ofNothing("dmz/bundler");

        assertThat(nothing.placeOf(link(1, SHA_1, CloudEvent.NO_PREVIOUS))).isEqualTo(Place.NEXT);
        assertThat(nothing.placeOf(link(1, SHA_1, SHA_2))).isEqualTo(Place.ASTRAY);
        assertThat(nothing.placeOf(link(2, SHA_2, SHA_1))).isEqualTo(Place.AHEAD);
    }

    @Test
    void expectsTheNextEventToContinueTheLastOne() {
        assertThat(atOne.placeOf(link(2, SHA_2, SHA_1))).isEqualTo(Place.NEXT);
        assertThat(atOne.placeOf(link(2, SHA_2, SHA_2))).isEqualTo(Place.ASTRAY);
        assertThat(atOne.placeOf(link(1, SHA_1, CloudEvent.NO_PREVIOUS))).isEqualTo(Place.PAST);
        assertThat(atOne.placeOf(link(3, SHA_2, SHA_1))).isEqualTo(Place.AHEAD);
    }

    @Test
    void refusesALinkThatTheDatabaseCouldNotStore() {
        assertThatThrownBy(() -> link(0, SHA_1, SHA_2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> link(1, SHA_1, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> link(1, SHA_1, SHA_2, "a\u0000b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> link(1, SHA_1, SHA_2, "a".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChainLink(
                        new byte[0], SHA_1, "dmz/bundler", 1, SHA_2, "id", "type", Optional.empty(), Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ChainLink link(long seq, String sha256, String previous) {
        return link(seq, sha256, previous, "cycle-1");
    }

    private static ChainLink link(long seq, String sha256, String previous, String cycleId) {
        return new ChainLink(
                new byte[0],
                sha256,
                "dmz/bundler",
                seq,
                previous,
                "id-" + seq,
                "cycle.started",
                Optional.of(cycleId),
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
