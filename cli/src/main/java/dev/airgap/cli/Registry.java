package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Registers the medium of this machine in a zone's registry, once. */
final class Registry {

    private static final String MEDIA = "/api/v1/media";

    private final PersonsApi operator;
    private final NewMedium medium;

    Registry(PersonsApi operator, NewMedium medium) {
        this.operator = operator;
        this.medium = medium;
    }

    /** The medium as the registry knows it; registers it where that was not done yet. */
    JsonNode registered() {
        return operator.get(MEDIA + "?serial=" + medium.serial())
                .path("items")
                .valueStream()
                .findFirst()
                .orElseGet(() -> operator.post(MEDIA, medium));
    }
}
