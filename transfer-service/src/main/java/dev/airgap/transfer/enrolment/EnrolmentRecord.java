package dev.airgap.transfer.enrolment;

import dev.airgap.contracts.data.SiteEnrolled;
import java.util.List;

/**
 * What {@code airgap site enroll} leaves behind.
 *
 * @param rootFingerprint SHA-256 of the root document's payload, lower-case hex
 * @param confirmedBy the two persons who compared it
 */
record EnrolmentRecord(String site, int rootVersion, String rootFingerprint, List<String> confirmedBy) {

    EnrolmentRecord {
        confirmedBy = List.copyOf(confirmedBy);
    }

    SiteEnrolled toEventData() {
        return new SiteEnrolled(site, rootVersion, rootFingerprint, confirmedBy);
    }
}
