package dev.airgap.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
    void givesBackWhatWasWritten(int count) throws IOException {
        byte[] bytes = new byte[count];
        new Random(7).nextBytes(bytes);
        Pieces pieces = new Pieces();
        for (int from = 0; from < count; from += 777) {
            pieces.write(Arrays.copyOfRange(bytes, from, Math.min(from + 777, count)));
        }
        assertThat(pieces.read().readAllBytes()).isEqualTo(bytes);
    }
}
