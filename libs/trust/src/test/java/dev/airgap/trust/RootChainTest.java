package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootChainTest {

    @Test
    void readsTheBytesThatItWrote() {
        RootChain chain = new RootChain(List.of(new byte[] {1, 2}, new byte[] {3}));

        List<byte[]> read = RootChain.parse(chain.toBytes()).envelopes();

        assertThat(read).containsExactly(new byte[] {1, 2}, new byte[] {3});
    }

    @Test
    void keepsItsOwnBytes() {
        byte[] envelope = {1, 2};
        RootChain chain = new RootChain(List.of(envelope));

        Arrays.fill(envelope, (byte) 9);

        assertThat(chain.envelopes()).containsExactly(new byte[] {1, 2});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"roots\":[]}",
                "{\"schema\":2,\"roots\":[]}",
                "{\"schema\":1,\"roots\":{}}",
                "{\"schema\":1,\"roots\":[1]}",
                "{\"schema\":1,\"roots\":[],\"more\":1}",
                "{\"schema\":1,\"roots\":[\"AQI\"]}",
                "{\"schema\":1,\"roots\":[\"AQJ=\"]}",
                "{\"schema\":1,\"roots\":[\"AQI=\"]} x",
                "{\"schema\":1,\"roots\":[[[]]]}"
            })
    void refusesEverythingElse(String text) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> RootChain.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void acceptsAnEnvelopeAsLargeAsARootMayBe() {
        byte[] largest = new byte[TrustedRoot.LARGEST_BYTES];

        assertThat(RootChain.parse(new RootChain(List.of(largest)).toBytes()).envelopes())
                .containsExactly(largest);
    }

    @Test
    void cannotBeChangedThroughTheEnvelopesItGivesOut() {
        RootChain chain = new RootChain(List.of(new byte[] {1, 2}));

        chain.envelopes().getFirst()[0] = 9;

        assertThat(chain.envelopes()).containsExactly(new byte[] {1, 2});
    }

    @Test
    void refusesAnEnvelopeThatIsLargerThanAnyRoot() {
        byte[] bytes = new RootChain(List.of(new byte[TrustedRoot.LARGEST_BYTES + 1])).toBytes();

        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> RootChain.parse(bytes))
                .withMessageContaining("roots[0]");
    }
}
