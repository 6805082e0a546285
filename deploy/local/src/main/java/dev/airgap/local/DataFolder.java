package dev.airgap.local;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.nio.file.Path;

/**
 * Where a pipeline keeps its state: a folder per zone, the root of trust that no process is given, and the medium that
 * people carry from one zone to the other.
 */
public record DataFolder(Path path) {

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** The one folder that both zones see: it stands for the USB stick. */
    public Path medium() {
        return path.resolve("medium");
    }

    /** What the CLI needs to find a running pipeline: addresses, process ids, where the tokens lie. */
    public Path runFile() {
        return path.resolve("pipeline.json");
    }

    /** The root document, public: what verifies bundles offline. */
    public Path rootDocument() {
        return rootOfTrust().resolve("root.dsse.json");
    }

    /** The install directory of the relay. */
    public Path installDirectory() {
        return service(Zone.AIRGAP, Service.IMPORTER).resolve("install");
    }

    /** The certificate authority of the relay, PEM. */
    public Path relayCa() {
        return zone(Zone.AIRGAP).resolve("relay").resolve("ca.pem");
    }

    Path lock() {
        return path.resolve("pipeline.lock");
    }

    Path rootOfTrust() {
        return path.resolve("root-of-trust");
    }

    Path zone(Zone zone) {
        return path.resolve(zone.label());
    }

    Path service(Zone zone, Service service) {
        return zone(zone).resolve(service.label());
    }

    Path keys(Zone zone) {
        return zone(zone).resolve("keys");
    }

    Path relay() {
        return zone(Zone.AIRGAP).resolve("relay");
    }
}
