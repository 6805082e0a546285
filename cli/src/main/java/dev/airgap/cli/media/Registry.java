package dev.airgap.cli.media;

import dev.airgap.cli.rest.ServiceApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The registry of the zone's media. */
final class Registry {

    private Registry() {}

    /** @throws MediaException MEDIUM_UNKNOWN */
    static String mediumId(ServiceApi service, String serial) {
        String id = service.get("/api/v1/media?serial=" + URLEncoder.encode(serial, StandardCharsets.UTF_8))
                .path("items")
                .path(0)
                .path("id")
                .asText("");
        if (id.isEmpty()) {
            throw new MediaException(
                    MediaException.Kind.REFUSED, "MEDIUM_UNKNOWN", "medium " + serial + " is not registered");
        }
        return id;
    }
}
