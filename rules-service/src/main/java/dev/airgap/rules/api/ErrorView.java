package dev.airgap.rules.api;

/** Why something was rejected. */
record ErrorView(String code, String detail) {}
