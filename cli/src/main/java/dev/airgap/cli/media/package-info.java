/**
 * Media at a desk: written and read here, where no service can see them, over a service's REST interface. Not here: what lies
 * on a medium (dev.airgap.media), and what a service decides about it.
 */
@NullMarked
package dev.airgap.cli.media;

import org.jspecify.annotations.NullMarked;
