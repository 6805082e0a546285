package dev.airgap.bundler.api;

import dev.airgap.bundler.cycle.Cycle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of cycles, newest first.
 *
 * @param next value of {@code before} for the page after it; absent on the last
 */
record CycleList(List<CycleResponse> items, @Nullable Long next) {

    static CycleList of(List<Cycle> cycles, int limit) {
        Long next = cycles.size() < limit ? null : (Long) cycles.getLast().number();
        return new CycleList(cycles.stream().map(CycleResponse::of).toList(), next);
    }
}
