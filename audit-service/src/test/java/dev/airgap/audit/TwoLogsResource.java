package dev.airgap.audit;

/** The same for tests that need a service of their own: what comes of the other log stays from test to test. */
public class TwoLogsResource extends LogKeyResource {}
