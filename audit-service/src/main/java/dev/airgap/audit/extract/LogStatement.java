package dev.airgap.audit.extract;

import dev.airgap.audit.mirror.MirrorStanding;
import java.util.List;
import java.util.Optional;

/**
 * What a receipt says of the log.
 *
 * @param checkpoint the newest one, a signed note
 * @param consistencyFrom the size from which growth is proved
 * @param consistency that proof; none from 0
 * @param steps entries with their proofs in the checkpoint's tree, in the order of the log
 * @param mirror what is known here of the other zone's log; empty before anything came
 */
public record LogStatement(
        byte[] checkpoint,
        long consistencyFrom,
        List<byte[]> consistency,
        List<Step> steps,
        Optional<MirrorStanding> mirror) {

    /**
     * One entry.
     *
     * @param value the exact bytes of the event
     * @param path hashes from the leaf upwards
     */
    public record Step(long index, byte[] value, List<byte[]> path) {}

    public LogStatement {
        consistency = List.copyOf(consistency);
        steps = List.copyOf(steps);
    }
}
