package dev.airgap.bundler.api;

import org.jspecify.annotations.Nullable;

/** @param site the site of this zone if absent */
record CycleRequest(@Nullable String site) {}
