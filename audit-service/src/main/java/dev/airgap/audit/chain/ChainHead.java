package dev.airgap.audit.chain;

import dev.airgap.contracts.CloudEvent;

/**
 * Up to where a producer's chain is in the log.
 *
 * @param seq number of its last logged event, 0 if none is
 * @param sha256 digest of that event, 64 zeros if none is
 */
public record ChainHead(String producer, long seq, String sha256) {

    /** Where an event stands to a chain. */
    enum Place {
        /** It is the next one and continues the last one. */
        NEXT,
        /** It has the number of one that is logged. */
        PAST,
        /** It comes after one that is missing. */
        AHEAD,
        /** It has the next number, but continues another event than the last one. */
        ASTRAY
    }

    static ChainHead ofNothing(String producer) {
        return new ChainHead(producer, 0, CloudEvent.NO_PREVIOUS);
    }

    Place placeOf(ChainLink link) {
        if (link.seq() <= seq) {
            return Place.PAST;
        }
        if (link.seq() > seq + 1) {
            return Place.AHEAD;
        }
        return link.previous().equals(sha256) ? Place.NEXT : Place.ASTRAY;
    }

    ChainHead after(ChainLink next) {
        return new ChainHead(producer, next.seq(), next.sha256());
    }
}
