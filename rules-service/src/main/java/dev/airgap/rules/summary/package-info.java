/**
 * What a rule update changes, for the person who confirms it: what is new, what has a new version, what is gone, and
 * above all what would behave differently. Nothing here decides whether an update may be applied.
 */
@NullMarked
package dev.airgap.rules.summary;

import org.jspecify.annotations.NullMarked;
