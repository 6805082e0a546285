package dev.airgap.transfer.api;

import org.jspecify.annotations.Nullable;

/** @param mediumSerial which medium it should be; any if absent */
record ReturnRequest(@Nullable String mediumSerial) {}
