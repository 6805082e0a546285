/**
 * What a site shows of itself when it enrols: its {@link dev.airgap.media.enrolment.KeyCard}, and how people compare
 * {@link dev.airgap.media.enrolment.Fingerprint fingerprints}.
 *
 * <p>Not here: where the card lies on a medium ({@link dev.airgap.media.Enrolment}) and what its keys are then delegated.
 */
@NullMarked
package dev.airgap.media.enrolment;

import org.jspecify.annotations.NullMarked;
