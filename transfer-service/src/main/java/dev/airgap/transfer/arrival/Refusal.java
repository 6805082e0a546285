package dev.airgap.transfer.arrival;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.media.MediumCode;
import dev.airgap.media.MediumException;
import dev.airgap.media.SealedTransfer;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.problem.TransferProblem;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why nothing is taken from a medium. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String LOG_FORK_HOLD = "LOG_FORK_HOLD";
    static final String SERIAL_MISMATCH = "MEDIUM_SERIAL_MISMATCH";
    static final String ROOT_UNREADABLE = "ROOT_UNREADABLE";

    /** The wrong medium or none, or this side's own trouble: they say nothing of what was carried for this site. */
    private static final Set<String> NOT_OF_THE_MEDIUM = Set.of(
            MediumCode.MEDIUM_MISSING.name(),
            MediumCode.MEDIUM_EMPTY.name(),
            MediumCode.MEDIUM_WRONG_SITE.name(),
            MediumCode.TARGET_FULL.name(),
            MediumCode.TARGET_UNWRITABLE.name(),
            MediumCode.CANCELLED.name(),
            SERIAL_MISMATCH,
            TransferProblem.SEAL_NUMBER_DIFFERS.name(),
            TransferProblem.MEDIUM_UNKNOWN.name(),
            TransferProblem.MEDIUM_OTHER_SITE.name(),
            TransferProblem.MEDIUM_WRONG_STATE.name(),
            TransferProblem.MEDIUM_SUSPICIOUS.name(),
            TransferProblem.SCAN_MISSING.name(),
            ROOT_UNREADABLE);

    private final String code;
    private final @Nullable String transferId;
    private final transient @Nullable SealedTransfer proved;
    private final boolean whole;

    /** About the medium, or this side's own trouble. */
    Refusal(String code, String detail) {
        this(code, detail, null, null, false);
    }

    /** @param transferId the transfer that it is about, or that a folder claims to be */
    Refusal(String code, String detail, String transferId) {
        this(code, detail, transferId, null, false);
    }

    /** @param proved the transfer that it is about, once its seal is verified */
    Refusal(String code, String detail, SealedTransfer proved) {
        this(code, detail, proved.manifest().transferId(), proved, false);
    }

    private Refusal(
            String code, String detail, @Nullable String transferId, @Nullable SealedTransfer proved, boolean whole) {
        super(detail);
        this.code = code;
        this.transferId = transferId;
        this.proved = proved;
        this.whole = whole;
    }

    static Refusal ofMedium(MediumException e) {
        return new Refusal(e.code(), String.valueOf(e.getMessage()));
    }

    /** About a folder that claims to be this transfer. */
    static Refusal ofFolder(MediumException e, String transferId) {
        return new Refusal(e.code(), String.valueOf(e.getMessage()), transferId);
    }

    static Refusal ofTransfer(MediumException e, SealedTransfer proved) {
        return new Refusal(e.code(), String.valueOf(e.getMessage()), proved);
    }

    /** All volumes have come, and do not make what was sealed. */
    static Refusal ofWhole(MediumException e, SealedTransfer last) {
        return new Refusal(
                e.code(), String.valueOf(e.getMessage()), last.manifest().transferId(), last, true);
    }

    /** The registry of this zone does not let the medium be read; null when it is only said to be this medium. */
    static Refusal ofRegistry(ProblemException e, @Nullable SealedTransfer proved) {
        String detail = String.valueOf(e.getMessage());
        String code = e.problem().name();
        return proved == null ? new Refusal(code, detail) : new Refusal(code, detail, proved);
    }

    /** About a folder that claims to be this transfer, and brings roots that cannot be taken. */
    static Refusal ofRoots(TransferError error, String transferId) {
        return new Refusal(error.code(), error.detail(), transferId);
    }

    static Refusal ofRoots(TransferError error, SealedTransfer proved) {
        return new Refusal(error.code(), error.detail(), proved);
    }

    /** Whether it says something of what was carried for this site. */
    boolean isOfTheMedium() {
        return !NOT_OF_THE_MEDIUM.contains(code);
    }

    boolean isOfWhole() {
        return whole;
    }

    /** Whether the other volumes of its transfer stay what they are: this one has to come once more. */
    boolean isOfOneVolume() {
        return !whole && proved != null && proved.manifest().volume().of() > 1;
    }

    TransferError error() {
        return new TransferError(code, String.valueOf(getMessage()));
    }

    @Nullable
    String transferId() {
        return transferId;
    }

    Optional<SealedTransfer> proved() {
        return Optional.ofNullable(proved);
    }

    /** Of the transfer, once it is proved. */
    Optional<String> cycleId() {
        return proved().map(transfer -> transfer.manifest().cycle());
    }
}
