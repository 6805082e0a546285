/**
 * What this service trusts and signs with: the root document, and the one key it has in this zone. Not here: what is signed and
 * verified.
 */
@NullMarked
package dev.airgap.transfer.trust;

import org.jspecify.annotations.NullMarked;
