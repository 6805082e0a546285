package dev.airgap.transfer.medium;

import dev.airgap.contracts.Zone;

/** Work at the medium that stands ready. One bean for each kind of work; see {@link MediumWorker}. */
public interface MediumJob {

    /** Where there is such work. */
    Zone zone();

    /** Does the next piece of it, or begins again with one that a crash interrupted; false if nothing can be done now. */
    boolean step();
}
