package dev.airgap.rules.api;

/** What has to be done next, the role that may do it, and the service that takes it. */
record NextAction(String what, String role, String service) {}
