package dev.airgap.bundler.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @Test
    void keepsTheOrderOfItsElements() {
        List<Integer> results = new ArrayList<>();
        try (ReadAhead<Integer, Integer> doubled =
                new ReadAhead<>(IntStream.range(0, 100).iterator(), 8, ReadAheadTest::doubleSlowly)) {
            doubled.forEachRemaining(results::add);
        }

        assertThat(results)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> i * 2).toList());
    }

    @Test
    void neverWorksOnMoreThanItsWidth() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ReadAhead<Integer, Integer> counted =
                new ReadAhead<>(IntStream.range(0, 50).iterator(), 3, i -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    int result = doubleSlowly(i);
                    now.decrementAndGet();
                    return result;
                })) {
            counted.forEachRemaining(result -> {});
        }

        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void failsWithTheFailureOfTheFirstElementThatFailed() {
        try (ReadAhead<Integer, Integer> failing =
                new ReadAhead<>(IntStream.range(0, 10).iterator(), 4, i -> {
                    if (i >= 2) {
                        throw new IllegalArgumentException("element " + i);
                    }
                    return i;
                })) {
            assertThatThrownBy(() -> failing.forEachRemaining(result -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("element 2");
        }
    }

    private static int doubleSlowly(int number) {
        try {
            Thread.sleep(number % 5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return number * 2;
    }
}
