/** HTTP: cycles and bundles. */
@NullMarked
package dev.airgap.bundler.api;

import org.jspecify.annotations.NullMarked;
