package dev.airgap.local;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What each service is configured with: only what it needs, and nothing of the other zone. */
final class ServiceSettings {

    private final DataFolder data;
    private final PipelineOptions options;
    private final ZoneKeys keys;
    private final ZonePorts here;

    ServiceSettings(DataFolder data, PipelineOptions options, ZoneKeys keys, ZonePorts here) {
        this.data = data;
        this.options = options;
        this.keys = keys;
        this.here = here;
    }

    Map<String, String> of(Zone zone, Service service, DatabaseLogin login) {
        ZoneTokens tokens = new ZoneTokens(data, zone);
        Map<String, String> settings = new TreeMap<>();
        settings.put("airgap.zone", zone.label());
        settings.put("airgap.site", options.site());
        settings.put("airgap.security.tokens-file", tokens.hashes().toString());
        settings.put("airgap.security.service-token-file", tokens.of(service).toString());
        settings.put("airgap.audit-url", here.url(Service.AUDIT));
        settings.put("kafka.bootstrap.servers", here.kafka());
        // There is one process per service: the successor of a killed one need not wait the usual 45 s for its
        // partitions.
        settings.put("mp.messaging.incoming.events.session.timeout.ms", "6000");
        settings.put("mp.messaging.incoming.events.heartbeat.interval.ms", "2000");
        settings.put("quarkus.datasource.jdbc.url", login.url());
        settings.put("quarkus.datasource.username", login.username());
        settings.put("quarkus.datasource.password", login.password());
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(here.http(service)));
        settings.putAll(own(zone, service));
        return settings;
    }

    private Map<String, String> own(Zone zone, Service service) {
        Path folder = data.service(zone, service);
        String root = keys.root(zone).toString();
        return switch (service) {
            case BUNDLER -> bundler(folder, root);
            case TRANSFER -> zone == Zone.DMZ ? dmzTransfer(folder, root) : airGapTransfer(folder, root);
            case IMPORTER -> importer(folder, root);
            case RULES -> zone == Zone.DMZ ? dmzRules(folder, root) : airGapRules(folder, root);
            case AUDIT -> audit(zone, root);
        };
    }

    private Map<String, String> audit(Zone zone, String root) {
        Zone other = zone == Zone.DMZ ? Zone.AIRGAP : Zone.DMZ;
        return Map.of(
                "airgap.audit.signing-key",
                keys.privateKey(zone, "log").toString(),
                "airgap.audit.origin",
                options.site() + "/" + zone.label(),
                "airgap.audit.root",
                root,
                "airgap.audit.transfer-url",
                here.url(Service.TRANSFER),
                "airgap.audit.mirror-origin",
                options.site() + "/" + other.label());
    }

    private Map<String, String> bundler(Path folder, String root) {
        return Map.ofEntries(
                options.source().setting(),
                Map.entry(
                        "airgap.bundler.content-store",
                        folder.resolve("content").toString()),
                Map.entry(
                        "airgap.bundler.bundles-directory",
                        folder.resolve("bundles").toString()),
                Map.entry(
                        "airgap.bundler.signing-key",
                        keys.privateKey(Zone.DMZ, "release-bundles").toString()),
                Map.entry("airgap.bundler.root", root),
                // The root of a demonstration has one release key.
                Map.entry("airgap.bundler.single-signer", "true"));
    }

    private Map<String, String> dmzTransfer(Path folder, String root) {
        return Map.of(
                "airgap.transfer.medium-directory", data.medium().toString(),
                "airgap.transfer.storage-directory", folder.resolve("storage").toString(),
                "airgap.transfer.root", root,
                "airgap.transfer.signing-key",
                        keys.privateKey(Zone.DMZ, "transfer").toString(),
                "airgap.transfer.bundler-url", here.url(Service.BUNDLER),
                "airgap.transfer.rules-url", here.url(Service.RULES),
                "airgap.transfer.audit-url", here.url(Service.AUDIT),
                "airgap.transfer.enrolment", data.enrolment(Zone.DMZ).toString());
    }

    private Map<String, String> airGapTransfer(Path folder, String root) {
        return Map.of(
                "airgap.transfer.medium-directory", data.medium().toString(),
                "airgap.transfer.storage-directory", folder.resolve("storage").toString(),
                "airgap.transfer.root", root,
                "airgap.transfer.install-directory", data.installDirectory().toString(),
                "airgap.transfer.signing-key",
                        keys.privateKey(Zone.AIRGAP, "site").toString(),
                "airgap.transfer.audit-url", here.url(Service.AUDIT),
                "airgap.transfer.enrolment", data.enrolment(Zone.AIRGAP).toString());
    }

    private Map<String, String> importer(Path folder, String root) {
        return Map.of(
                "airgap.importer.install-directory", data.installDirectory().toString(),
                "airgap.importer.content-store", folder.resolve("content").toString(),
                "airgap.importer.root", root,
                // Nobody listens there: the vendor's server as an air gap sees it, until an administrator sets the
                // relay.
                "airgap.importer.update-source", "https://127.0.0.1:" + here.closed(),
                "airgap.importer.relay.host", "127.0.0.1",
                "airgap.importer.relay.port", Integer.toString(options.relayPort()),
                "airgap.importer.relay.certificate",
                        data.relay().resolve("relay.pem").toString(),
                "airgap.importer.relay.private-key",
                        data.relay().resolve("relay.key.pem").toString(),
                "airgap.importer.relay.ca", data.relayCa().toString());
    }

    private Map<String, String> dmzRules(Path folder, String root) {
        return Map.of(
                "airgap.rules.source-directory", options.rules().toString(),
                "airgap.rules.storage-directory", folder.resolve("storage").toString(),
                "airgap.rules.root", root,
                "airgap.rules.signing-key",
                        keys.privateKey(Zone.DMZ, "release-rules").toString());
    }

    private Map<String, String> airGapRules(Path folder, String root) {
        return Map.of(
                "airgap.rules.storage-directory", folder.resolve("storage").toString(),
                "airgap.rules.root", root,
                "airgap.rules.transfer-url", here.url(Service.TRANSFER));
    }
}
