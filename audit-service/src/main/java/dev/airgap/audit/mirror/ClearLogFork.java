package dev.airgap.audit.mirror;

import dev.airgap.contracts.Zone;
import dev.airgap.kit.override.OverrideKind;
import dev.airgap.kit.override.OverrideRecord;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.zone.Here;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Two persons let the mirror go on from what it has. In the air gap transfer-service takes this override, for it holds media
 * back until then; in the DMZ nobody but this service is concerned. Either way the confirmation in the log does it.
 */
@ApplicationScoped
class ClearLogFork implements OverrideKind {

    static final String KIND = "clear-log-fork";

    private final MirroredLog mirror;
    private final Here here;

    ClearLogFork(MirroredLog mirror, Here here) {
        this.mirror = mirror;
        this.here = here;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** The subject is what brought the contradiction: {@code receipt-<number>}. */
    @Override
    public void check(String subject) {
        here.require(Zone.DMZ);
        if (mirror.standing().state() != MirrorState.FORKED) {
            throw new ProblemException(KitProblem.CONFLICT, "The mirror of the site's log is not frozen.");
        }
    }

    @Override
    public void apply(OverrideRecord confirmed) {
        // The override.confirmed event does it once it is logged, as it does in the air gap.
    }
}
