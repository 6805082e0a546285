package dev.airgap.transfer.auditlog;

import dev.airgap.media.log.InclusionProof;
import dev.airgap.media.receipt.LogStatement;
import dev.airgap.media.receipt.LoggedStep;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.trust.Sha256;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What audit-service says for a receipt.
 *
 * @param checkpoint base64 of the signed note
 * @param consistency hex hashes
 * @param mirror what it holds of the DMZ's log; null before the first segment
 */
public record Statement(
        String checkpoint,
        long consistencyFrom,
        List<String> consistency,
        List<Step> steps,
        @Nullable Mirror mirror) {

    /** @param value base64 of the logged event */
    record Step(long index, String value, List<String> path) {}

    record Mirror(String origin, long size, String rootHash) {}

    public Statement {
        consistency = List.copyOf(consistency);
        steps = List.copyOf(steps);
    }

    public LogStatement log() {
        return new LogStatement(Base64.getDecoder().decode(checkpoint), consistencyFrom, hashes(consistency));
    }

    public List<LoggedStep> loggedSteps() {
        return steps.stream()
                .map(step -> new LoggedStep(
                        Base64.getDecoder().decode(step.value()),
                        new InclusionProof(step.index(), hashes(step.path()))))
                .toList();
    }

    public Receipt.@Nullable Mirror mirrored() {
        return mirror == null
                ? null
                : new Receipt.Mirror(mirror.origin(), mirror.size(), Sha256.parse(mirror.rootHash()));
    }

    private static List<Sha256> hashes(List<String> hex) {
        return hex.stream().map(Sha256::parse).toList();
    }
}
