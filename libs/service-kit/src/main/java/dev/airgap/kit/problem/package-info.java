/**
 * What can go wrong: one catalogue per service, and the failures that trying again can mend. Not here: the catalogues of the services, and how a problem looks on the wire (api).
 */
@NullMarked
package dev.airgap.kit.problem;

import org.jspecify.annotations.NullMarked;
