package dev.airgap.transfer.medium;

import java.util.Optional;

/** Where a medium is, as far as this zone knows. */
public enum MediumState {
    /** Known, and not used yet. */
    REGISTERED,
    /** At the desk of the DMZ, with a transfer on it or about to be. */
    IN_DMZ,
    /** Handed over, and not back. */
    IN_TRANSIT,
    /** At the desk of the air gap. */
    IN_AIR_GAP,
    /** In the DMZ: back, and read. In the air gap: handed over for the way back. */
    RETURNED,
    /** Everything on it was removed by a procedure of the house. */
    SANITISED,
    /** Never to be used again. */
    RETIRED,
    /** Nobody knows where it is. */
    LOST;

    /** The one table of moves: the state after {@code step}, or empty if it cannot be taken here. */
    public Optional<MediumState> after(MediumStep step) {
        return Optional.ofNullable(
                switch (step) {
                    case WRITE ->
                        this == REGISTERED || this == IN_DMZ || this == RETURNED || this == SANITISED ? IN_DMZ : null;
                    case DEPART -> this == IN_DMZ ? IN_TRANSIT : null;
                    case ARRIVE -> this == REGISTERED || this == RETURNED || this == SANITISED ? IN_AIR_GAP : null;
                    case RETURN -> this == IN_TRANSIT || this == IN_AIR_GAP ? RETURNED : null;
                    case LOSE -> this == RETIRED || this == LOST ? null : LOST;
                    case FIND -> this == LOST ? RETURNED : null;
                    case SANITISE -> this == IN_TRANSIT || this == RETIRED || this == LOST ? null : SANITISED;
                    case RETIRE -> this == RETIRED ? null : RETIRED;
                });
    }

    /** Whether such a medium may be put into a machine at all. */
    public boolean isInService() {
        return this != LOST && this != RETIRED;
    }
}
