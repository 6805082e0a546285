package dev.airgap.transfer.api;

import org.jspecify.annotations.Nullable;

/** @param recipient who takes the medium, if it is to be recorded; at most 200 characters */
record DepartRequest(@Nullable String recipient) {}
