package dev.airgap.audit.extract;

import dev.airgap.audit.log.LogEntry;
import dev.airgap.contracts.EventType;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptPolicy;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which entries a receipt tells: those that the policy lets out, as many as a receipt can hold. A receipt that could not be
 * written would be worse than one that leaves out a step.
 */
final class StepChoice {

    /** The events that say what became of what a transfer carried. */
    private static final Set<String> DECIDING = EnumSet.of(
                    EventType.SNAPSHOT_ACTIVATED,
                    EventType.SNAPSHOT_REVERTED,
                    EventType.BUNDLE_REJECTED,
                    EventType.BUNDLE_SUPERSEDED,
                    EventType.RULES_APPLIED,
                    EventType.RULES_REJECTED,
                    EventType.TRANSFER_REFUSED,
                    EventType.RECEIPT_WRITTEN)
            .stream()
            .map(EventType::type)
            .collect(Collectors.toUnmodifiableSet());

    /** A signed receipt has at most 8 MiB, and what is not a step has to fit beside the steps. */
    private static final long MOST_BYTES = 6L << 20;

    private static final int BYTES_PER_HASH = 70;

    private final ReceiptPolicy policy;
    private final Map<Long, LogStatement.Step> steps = new TreeMap<>();
    private long bytes;

    StepChoice(ReceiptPolicy policy) {
        this.policy = policy;
    }

    boolean wants(LogEntry entry) {
        return switch (policy) {
            case NONE -> false;
            case RESULT -> DECIDING.contains(entry.type());
            case EVENTS -> true;
        };
    }

    Comparator<LogEntry> mostNeededFirst() {
        return Comparator.<LogEntry, Boolean>comparing(entry -> !DECIDING.contains(entry.type()))
                .thenComparingLong(LogEntry::index);
    }

    void add(LogStatement.Step step) {
        if (policy == ReceiptPolicy.NONE || steps.containsKey(step.index())) {
            return;
        }
        long more = inEnvelope(step);
        if (bytes + more <= MOST_BYTES && steps.size() < Receipt.MOST_STEPS) {
            steps.put(step.index(), step);
            bytes += more;
        }
    }

    /** In the order of the log. */
    List<LogStatement.Step> steps() {
        return List.copyOf(steps.values());
    }

    /** The value is base64 in the payload, which is base64 in the envelope. */
    private static long inEnvelope(LogStatement.Step step) {
        long inPayload = step.value().length * 4L / 3 + step.path().size() * (long) BYTES_PER_HASH + BYTES_PER_HASH;
        return inPayload * 4 / 3;
    }
}
