/**
 * Rule updates and their life: made in the dmz; in the air gap accepted, confirmed by a second person, applied. One
 * update is the current rule set of a site. Not here: how an update is made ({@code export}) or checked
 * ({@code validation}).
 */
@NullMarked
package dev.airgap.rules.update;

import org.jspecify.annotations.NullMarked;
