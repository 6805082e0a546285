package dev.airgap.cli;

import java.util.Map;

/** Who carries the medium of this machine over the gap, and the seal that closes the bag. */
final class Courier {

    static final String NAME = "casey";

    static final String SEAL_NUMBER = "DEMO-0001";

    private Courier() {}

    /** What the operator says who closes the bag. */
    static Map<String, String> closed() {
        return Map.of("sealNumber", SEAL_NUMBER);
    }

    /** What the custodian says who hands the bag over. */
    static Map<String, String> leaves() {
        return Map.of("recipient", NAME, "sealNumber", SEAL_NUMBER);
    }

    /** What the custodian says who takes the bag. */
    static Map<String, String> brings() {
        return Map.of("deliveredBy", NAME, "sealNumber", SEAL_NUMBER);
    }
}
