package dev.airgap.audit.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the steps of a cycle into an order in which none comes before what led to it: a producer's events by their
 * number, an event after its cause, and by time only where neither decides. The services' clocks need not agree.
 */
final class TimelineOrder {

    private static final Comparator<TimelineItem> BY_TIME = Comparator.comparing(TimelineItem::time)
            .thenComparing(TimelineItem::zone)
            .thenComparingLong(TimelineItem::index);

    private final Map<TimelineItem, Set<TimelineItem>> followers = new HashMap<>();
    private final Map<TimelineItem, Integer> awaited = new HashMap<>();

    private TimelineOrder(List<TimelineItem> items) {
        linkProducers(items);
        linkCauses(items);
    }

    static List<TimelineItem> of(List<TimelineItem> items) {
        return new TimelineOrder(items).sorted(items);
    }

    private void linkProducers(List<TimelineItem> items) {
        Map<String, TimelineItem> last = new HashMap<>();
        items.stream()
                .sorted(Comparator.comparingLong(TimelineItem::producerSeq))
                .forEach(item -> link(last.put(item.source(), item), item));
    }

    private void linkCauses(List<TimelineItem> items) {
        Map<String, TimelineItem> byId = new HashMap<>();
        items.forEach(item -> byId.put(item.eventId(), item));
        items.forEach(item -> link(byId.get(item.causationId()), item));
    }

    private void link(@Nullable TimelineItem before, TimelineItem after) {
        if (before != null
                && before != after
                && followers.computeIfAbsent(before, item -> new HashSet<>()).add(after)) {
            awaited.merge(after, 1, Integer::sum);
        }
    }

    private List<TimelineItem> sorted(List<TimelineItem> items) {
        PriorityQueue<TimelineItem> ready = new PriorityQueue<>(BY_TIME);
        items.stream().filter(item -> !awaited.containsKey(item)).forEach(ready::add);
        List<TimelineItem> sorted = new ArrayList<>(items.size());
        while (!ready.isEmpty()) {
            TimelineItem next = ready.remove();
            sorted.add(next);
            for (TimelineItem follower : followers.getOrDefault(next, Set.of())) {
                if (awaited.merge(follower, -1, Integer::sum) == 0) {
                    ready.add(follower);
                }
            }
        }
        // Events that claim to have caused each other cannot be ordered; a timeline shows them all the same.
        items.stream()
                .filter(item -> awaited.getOrDefault(item, 0) > 0)
                .sorted(BY_TIME)
                .forEach(sorted::add);
        return List.copyOf(sorted);
    }
}
