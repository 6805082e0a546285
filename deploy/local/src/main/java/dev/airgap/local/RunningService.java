package dev.airgap.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airgap.contracts.Zone;
import org.jspecify.annotations.Nullable;

/**
 * One process of a running pipeline.
 *
 * @param zone {@code dmz} or {@code airgap}
 * @param name for example {@code bundler}, {@code kafka}, {@code postgresql}
 * @param url base URL of a service, null for Kafka and PostgreSQL
 * @param address {@code host:port} of Kafka and PostgreSQL, null for a service
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunningService(
        String zone,
        String name,
        @Nullable String url,
        @Nullable String address,
        long pid) {

    static RunningService at(Zone zone, String name, String url, long pid) {
        return new RunningService(zone.label(), name, url, null, pid);
    }

    static RunningService listening(Zone zone, String name, String address, long pid) {
        return new RunningService(zone.label(), name, null, address, pid);
    }
}
