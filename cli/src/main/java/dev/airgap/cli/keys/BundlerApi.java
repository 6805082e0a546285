package dev.airgap.cli.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.cli.rest.ServiceApi;
import dev.airgap.trust.PayloadTypes;

/** What bundler-service says of bundles that wait for signatures. */
final class BundlerApi {

    private static final String BUNDLES = "/api/v1/bundles/";

    private final ServiceApi service;

    BundlerApi(ServiceApi service) {
        this.service = service;
    }

    /** The bytes to sign, as the server has them. */
    byte[] manifest(String bundleId) {
        return service.bytes(BUNDLES + bundleId + "/manifest", PayloadTypes.BUNDLE);
    }

    /** Hands over signatures, and returns what is still missing. */
    JsonNode addSignatures(String bundleId, byte[] envelope) {
        return service.post(BUNDLES + bundleId + "/signatures", "application/vnd.dsse+json", envelope);
    }
}
