package dev.airgap.transfer.api;

import org.jspecify.annotations.Nullable;

/** @param mediumId a registered medium, which stands ready */
record WriteRequest(@Nullable String mediumId) {}
