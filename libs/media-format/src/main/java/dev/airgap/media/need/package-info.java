/**
 * What a site asks the DMZ for: the numbered, signed {@link dev.airgap.media.need.NeedList}.
 *
 * <p>Here: its form, its bounds, its signature ({@link dev.airgap.media.need.SignedNeedList}).
 *
 * <p>Not here: whether it is newer than the last one, and who provides what it names.
 */
@NullMarked
package dev.airgap.media.need;

import org.jspecify.annotations.NullMarked;
