package dev.airgap.importer.updatesource;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.UpdateSourceChanged;
import dev.airgap.importer.relay.RelayConfig;
import dev.airgap.importer.relay.RelayServer;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.zone.Here;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The update source setting. */
@ApplicationScoped
public class UpdateSources implements PanacheRepositoryBase<UpdateSourceEntity, Integer> {

    private final UpdateSourceConfig config;
    private final RelayConfig relayConfig;
    private final RelayServer relay;
    private final Outbox outbox;
    private final Here here;
    private final Clock clock;

    UpdateSources(
            UpdateSourceConfig config,
            RelayConfig relayConfig,
            RelayServer relay,
            Outbox outbox,
            Here here,
            Clock clock) {
        this.config = config;
        this.relayConfig = relayConfig;
        this.relay = relay;
        this.outbox = outbox;
        this.here = here;
        this.clock = clock;
    }

    /** What an administrator set last; the configuration's before that. */
    @Transactional
    public UpdateSource current() {
        return findByIdOptional(UpdateSourceEntity.ONLY)
                .map(UpdateSourceEntity::source)
                .orElseGet(() -> UpdateSource.of(config.updateSource()));
    }

    @Transactional
    public void change(UpdateSource source, String actor) {
        UpdateSourceEntity row = findByIdOptional(UpdateSourceEntity.ONLY).orElseGet(UpdateSourceEntity::new);
        row.change(source, actor, clock.instant());
        persist(row);
        outbox.append(
                NewEvent.of(EventType.UPDATE_SOURCE_CHANGED, here.site(), new UpdateSourceChanged(source.toString()))
                        .by(actor));
    }

    /** Whether this source is the relay itself. */
    public boolean isItself(UpdateSource source) {
        Set<String> names = new HashSet<>();
        names.add(relayConfig.host().toLowerCase(Locale.ROOT));
        try {
            names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException machineWithoutAName) {
            return source.isItself(names, relay.port());
        }
        return source.isItself(names, relay.port());
    }
}
