package dev.airgap.transfer.api;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, newest first.
 *
 * @param next value of {@code before} for the page after it; absent on the last
 */
record Page<T>(List<T> items, @Nullable Long next) {

    static <S, T> Page<T> of(List<S> found, int limit, ToLongFunction<S> number, Function<S, T> response) {
        Long next = found.size() < limit ? null : (Long) number.applyAsLong(found.getLast());
        return new Page<>(found.stream().map(response).toList(), next);
    }

    /** The bound that {@code before} stands for. */
    static long bound(@Nullable Long before) {
        return before == null ? Long.MAX_VALUE : before;
    }
}
