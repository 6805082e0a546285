package dev.airgap.audit.api;

import dev.airgap.audit.extract.LogStatement;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement about the log with its bytes in base64 and its hashes in hex.
 *
 * @param mirror null before anything came of the other zone's log
 */
record StatementView(
        byte[] checkpoint,
        long consistencyFrom,
        List<String> consistency,
        List<Step> steps,
        @Nullable Mirror mirror) {

    record Step(long index, byte[] value, List<String> path) {}

    record Mirror(String origin, long size, String rootHash) {}

    static StatementView of(LogStatement statement) {
        return new StatementView(
                statement.checkpoint(),
                statement.consistencyFrom(),
                hex(statement.consistency()),
                statement.steps().stream()
                        .map(step -> new Step(step.index(), step.value(), hex(step.path())))
                        .toList(),
                statement
                        .mirror()
                        .map(mirror -> new Mirror(mirror.origin(), mirror.size(), mirror.rootHash()))
                        .orElse(null));
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
}
