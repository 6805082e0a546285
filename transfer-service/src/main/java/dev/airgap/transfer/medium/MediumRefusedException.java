package dev.airgap.transfer.medium;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.transfer.problem.TransferProblem;

/** The registry does not let this medium be used like that. */
public class MediumRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private MediumRefusedException(TransferProblem code, String message) {
        super(code, message);
    }

    static MediumRefusedException unknown(String medium) {
        return new MediumRefusedException(
                TransferProblem.MEDIUM_UNKNOWN, "Medium %s is not registered here.".formatted(medium));
    }

    static MediumRefusedException otherSite(RegisteredMedium medium, String site) {
        return new MediumRefusedException(
                TransferProblem.MEDIUM_OTHER_SITE,
                "Medium %s belongs to site %s; this is for site %s."
                        .formatted(medium.serial(), medium.ownerSite(), site));
    }

    static MediumRefusedException inState(RegisteredMedium medium, MediumStep step) {
        return new MediumRefusedException(
                TransferProblem.MEDIUM_WRONG_STATE,
                "Medium %s is %s; %s is not possible now.".formatted(medium.serial(), medium.state(), step));
    }

    static MediumRefusedException outOfService(RegisteredMedium medium) {
        return new MediumRefusedException(
                TransferProblem.MEDIUM_WRONG_STATE,
                "Medium %s was reported as %s; it is not read.".formatted(medium.serial(), medium.state()));
    }

    /** @param message why it cannot carry what it should */
    public static MediumRefusedException unfit(String message) {
        return new MediumRefusedException(TransferProblem.MEDIUM_UNFIT, message);
    }
}
