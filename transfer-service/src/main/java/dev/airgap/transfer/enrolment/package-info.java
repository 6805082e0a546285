/**
 * Puts on record, once for each root document, that two persons compared its fingerprint.
 */
@NullMarked
package dev.airgap.transfer.enrolment;

import org.jspecify.annotations.NullMarked;
