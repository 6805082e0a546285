package dev.airgap.bundler.cycle;

/** Fired in the transaction that adds a cycle, so that the worker looks as soon as it has committed. */
record CycleQueued(String cycleId) {}
