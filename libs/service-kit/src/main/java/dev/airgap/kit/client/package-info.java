/**
 * Calls to another service of the same zone, with this service's own token.
 */
@NullMarked
package dev.airgap.kit.client;

import org.jspecify.annotations.NullMarked;
