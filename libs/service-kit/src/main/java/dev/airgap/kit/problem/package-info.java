/**
 * Errors as RFC 9457 problems, from one catalogue per service. Not here: the catalogues of the services.
 */
@NullMarked
package dev.airgap.kit.problem;

import org.jspecify.annotations.NullMarked;
