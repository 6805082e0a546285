package dev.airgap.testing;

import dev.airgap.contracts.Service;
import dev.airgap.local.DatabaseLogin;
import dev.airgap.local.KafkaBroker;
import dev.airgap.local.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Starts what {@link InZone} promises. */
public class ZoneResource implements QuarkusTestResourceConfigurableLifecycleManager<InZone> {

    private InZone wanted;
    private Path folder;
    private PostgresServer postgres;
    private KafkaBroker kafka;
    private EventProbe probe;

    @Override
    public void init(InZone annotation) {
        this.wanted = annotation;
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("airgap-test-");
            postgres = PostgresServer.start(folder.resolve("postgres"));
            kafka = KafkaBroker.start(folder.resolve("kafka"));
            Tokens.write(folder.resolve("tokens.json"), folder.resolve("service.token"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        probe = new EventProbe(kafka.bootstrapServers(), wanted.service().topic());
        return configuration();
    }

    private Map<String, String> configuration() {
        Service service = wanted.service();
        DatabaseLogin login = postgres.createService(service.label());
        Map<String, String> configuration = new HashMap<>();
        configuration.put("airgap.zone", wanted.zone().label());
        configuration.put("airgap.site", wanted.site());
        configuration.put(
                "airgap.security.tokens-file", folder.resolve("tokens.json").toString());
        configuration.put(
                "airgap.security.service-token-file",
                folder.resolve("service.token").toString());
        configuration.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        configuration.put("quarkus.datasource.jdbc.url", login.url());
        configuration.put("quarkus.datasource.username", login.username());
        configuration.put("quarkus.datasource.password", login.password());
        configuration.put("quarkus.http.test-port", "0");
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(probe, new TestInjector.MatchesType(EventProbe.class));
    }

    @Override
    public void stop() {
        if (probe != null) {
            probe.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
