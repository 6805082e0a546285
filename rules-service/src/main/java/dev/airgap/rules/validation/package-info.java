/**
 * air gap: looks at every rule update file that comes, on a medium or from a person, before anything of it is used.
 * Refusals are recorded and change nothing else. Not here: the decision by number and the confirmation ({@code update}).
 */
@NullMarked
package dev.airgap.rules.validation;

import org.jspecify.annotations.NullMarked;
