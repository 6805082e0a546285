package dev.airgap.audit.api;

import java.util.List;

/** A list in an answer. */
record Items<T>(List<T> items) {}
