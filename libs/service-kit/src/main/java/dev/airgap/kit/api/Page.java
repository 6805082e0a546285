package dev.airgap.kit.api;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, newest first.
 *
 * @param next value of {@code before} for the page after it; absent on the last
 */
public record Page<T>(List<T> items, @Nullable Long next) {

    public Page {
        items = List.copyOf(items);
    }

    /** The page of what was found when at most {@code limit} were asked for. */
    public static <S, T> Page<T> of(List<S> found, int limit, ToLongFunction<S> number, Function<S, T> response) {
        Long next = found.size() < limit ? null : (Long) number.applyAsLong(found.getLast());
        return new Page<>(found.stream().map(response).toList(), next);
    }

    /** The bound that {@code before} stands for. */
    public static long bound(@Nullable Long before) {
        return before == null ? Long.MAX_VALUE : before;
    }
}
