package dev.airgap.kit.zone;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

class HereProducer {

    @Produces
    @Singleton
    Here here(ZoneConfig config) {
        return new Here(config.zone(), config.service(), config.site());
    }
}
