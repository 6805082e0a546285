package dev.airgap.kit.zone;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;

/** The zone, service and site of this process; inject it. */
public record Here(Zone zone, Service service, String site) {

    /** The CloudEvents source of everything this process publishes: {@code zone/service}. */
    public String producer() {
        return service.producerIn(zone);
    }

    public boolean isDmz() {
        return zone == Zone.DMZ;
    }

    public boolean isAirGap() {
        return zone == Zone.AIRGAP;
    }

    /**
     * For what exists in one zone only.
     *
     * @throws ProblemException WRONG_ZONE anywhere else
     */
    public void require(Zone wanted) {
        if (zone != wanted) {
            throw new ProblemException(
                    KitProblem.WRONG_ZONE,
                    "This is the %s of zone %s; ask the one of zone %s."
                            .formatted(service.label(), zone.label(), wanted.label()));
        }
    }
}
