package dev.airgap.importer;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Makes what {@link AtRelay} promises. */
public class RelayResource implements QuarkusTestResourceConfigurableLifecycleManager<AtRelay> {

    private AtRelay wanted;
    private RelaySite site;

    @Override
    public void init(AtRelay annotation) {
        this.wanted = annotation;
    }

    @Override
    public Map<String, String> start() {
        try {
            site = new RelaySite(Files.createTempDirectory("airgap-relay-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SelfSignedCertificate own = SelfSignedCertificate.create("localhost");
        SelfSignedCertificate trusted = wanted.readBackWorks() ? own : SelfSignedCertificate.create("localhost");
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "airgap.importer.install-directory", site.installDirectory().toString());
        settings.put(
                "airgap.importer.content-store",
                site.folder().resolve("content").toString());
        settings.put("airgap.importer.root", site.rootFile().toString());
        settings.put("airgap.importer.update-source", "http://127.0.0.1:" + closedPort());
        settings.put("airgap.importer.agent-version", "20.0");
        settings.put("airgap.importer.relay.host", "localhost");
        settings.put("airgap.importer.relay.port", "0");
        settings.put("airgap.importer.relay.certificate", own.certificatePath());
        settings.put("airgap.importer.relay.private-key", own.privateKeyPath());
        settings.put("airgap.importer.relay.ca", trusted.certificatePath());
        return settings;
    }

    private static int closedPort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(site, new TestInjector.MatchesType(RelaySite.class));
    }

    @Override
    public void stop() {
        // The folder lies under the system's temporary folder; a failed test is easier to understand with it.
    }
}
