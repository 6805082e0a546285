package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashedNamesTest {

    @Test
    void isASet() {
        HashedNames names = new HashedNames();
        Set<Long> same = new HashSet<>();
        // The upper half decides the place: few values make long chains.
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long hash = ((long) random.nextInt(200) << 32) | random.nextInt(40);
            assertThat(names.contains(hash)).isEqualTo(same.contains(hash));
            assertThat(names.add(hash)).isEqualTo(same.add(hash));
        }
    }
}
