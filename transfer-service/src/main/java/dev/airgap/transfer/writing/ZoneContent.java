package dev.airgap.transfer.writing;

import dev.airgap.kit.client.RefusedByServiceException;
import dev.airgap.kit.client.ServiceClient;
import dev.airgap.transfer.custody.CarriedFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks the service of this zone that made the file. */
@ApplicationScoped
class ZoneContent implements ContentSource {

    private final ServiceClient client;
    private final SourceConfig config;

    ZoneContent(ServiceClient client, SourceConfig config) {
        this.client = client;
        this.config = config;
    }

    @Override
    public InputStream open(CarriedFile carried) {
        try {
            return client.get(address(carried));
        } catch (RefusedByServiceException e) {
            throw new SourceRefusedException(
                    "%s is not given out: its service answers %d"
                            .formatted(carried.file().name(), e.status()),
                    e);
        }
    }

    private URI address(CarriedFile carried) {
        return switch (carried.file().kind()) {
            case BUNDLE -> content(config.bundlerUrl(), "bundler-url", "bundles", carried);
            case RULE_UPDATE -> content(config.rulesUrl(), "rules-url", "rule-updates", carried);
        };
    }

    private static URI content(Optional<URI> base, String setting, String collection, CarriedFile carried) {
        String url = base.orElseThrow(
                        () -> new SourceRefusedException("airgap.transfer." + setting + " is not set", null))
                .toString();
        return URI.create("%s/api/v1/%s/%s/content"
                .formatted(
                        url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
                        collection,
                        URLEncoder.encode(carried.origin(), StandardCharsets.UTF_8)));
    }
}
