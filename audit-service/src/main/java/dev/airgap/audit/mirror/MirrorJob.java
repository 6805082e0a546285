package dev.airgap.audit.mirror;

import java.util.Optional;

/**
 * Something that came and has to be judged.
 *
 * @param logIndex of the event that told of it; jobs are done in this order
 * @param eventId id of that event
 * @param carriedBy the transfer or the receipt ({@code receipt-<number>}) that brought it
 */
record MirrorJob(long logIndex, String eventId, Kind kind, String carriedBy, Optional<String> cycleId) {

    static final String RECEIPT_PREFIX = "receipt-";

    enum Kind {
        /** A transfer brought a piece of the DMZ's log. */
        SEGMENT,
        /** A receipt brought what the site says of its log. */
        RECEIPT,
        /** Two persons say that the mirror goes on after a fork. */
        CLEARANCE
    }

    String receiptNumber() {
        return carriedBy.substring(RECEIPT_PREFIX.length());
    }
}
