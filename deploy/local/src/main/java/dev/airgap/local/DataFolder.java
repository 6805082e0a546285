package dev.airgap.local;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.nio.file.Path;

/**
 * Where a pipeline keeps its state: a folder per zone, the root of trust that no process is given, and the medium that
 * people carry from one zone to the other.
 *
 * @param path what belongs to this pipeline alone
 * @param medium the one folder that both zones see, wherever they run: it stands for the USB stick
 */
public record DataFolder(Path path, Path medium) {

    public DataFolder {
        path = path.toAbsolutePath().normalize();
        medium = medium.toAbsolutePath().normalize();
    }

    /** With the medium among the rest, as it is while both zones run here. */
    public DataFolder(Path path) {
        this(path, path.resolve("medium"));
    }

    /** What the CLI needs to find a running pipeline: addresses, process ids, where the tokens lie. */
    public Path runFile() {
        return path.resolve("pipeline.json");
    }

    /** The root document that a zone trusts since the enrolment, public: it verifies bundles offline. */
    public Path root(Zone zone) {
        return zone(zone).resolve("trust").resolve("root.dsse.json");
    }

    /** What the zone recorded of the site's enrolment: it is over where this file is. */
    public Path enrolment(Zone zone) {
        return root(zone).resolveSibling("enrolment.json");
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

    /** The private root key, which no process of either zone is told of. */
    public Path rootKey() {
        return path.resolve("root-of-trust").resolve("root.key.pem");
    }

    Path zone(Zone zone) {
        return path.resolve(zone.label());
    }

    Path service(Zone zone, Service service) {
        return zone(zone).resolve(service.label());
    }

    /** The zone's private keys. */
    public Path keys(Zone zone) {
        return zone(zone).resolve("keys");
    }

    Path relay() {
        return zone(Zone.AIRGAP).resolve("relay");
    }
}
