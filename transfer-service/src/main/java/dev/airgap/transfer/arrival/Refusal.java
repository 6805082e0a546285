package dev.airgap.transfer.arrival;

import dev.airgap.media.MediumException;
import dev.airgap.media.SealedTransfer;
import dev.airgap.transfer.custody.TransferError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why nothing is taken from a medium. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String transferId;
    private final @Nullable String cycleId;

    /**
     * @param transferId the transfer it is about; null when it is about the medium
     * @param cycleId of that transfer, once it is proved
     */
    Refusal(String code, String detail, @Nullable String transferId, @Nullable String cycleId) {
        super(detail);
        this.code = code;
        this.transferId = transferId;
        this.cycleId = cycleId;
    }

    static Refusal ofMedium(MediumException e) {
        return new Refusal(e.code(), String.valueOf(e.getMessage()), null, null);
    }

    /** About a folder that claims to be this transfer. */
    static Refusal ofFolder(MediumException e, String transferId) {
        return new Refusal(e.code(), String.valueOf(e.getMessage()), transferId, null);
    }

    static Refusal ofTransfer(MediumException e, SealedTransfer proved) {
        return new Refusal(
                e.code(),
                String.valueOf(e.getMessage()),
                proved.manifest().transferId(),
                proved.manifest().cycle());
    }

    TransferError error() {
        return new TransferError(code, String.valueOf(getMessage()));
    }

    @Nullable
    String transferId() {
        return transferId;
    }

    Optional<String> cycleId() {
        return Optional.ofNullable(cycleId);
    }
}
