package dev.airgap.bundler.api;

import org.jspecify.annotations.Nullable;

/**
 * A cycle to start.
 *
 * @param site the site of this zone if absent
 * @param full whether its bundle is to carry everything, whatever the site holds; no if absent
 */
record CycleRequest(@Nullable String site, @Nullable Boolean full) {}
