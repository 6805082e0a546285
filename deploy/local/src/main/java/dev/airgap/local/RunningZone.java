package dev.airgap.local;

import dev.airgap.contracts.Flow;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The processes of one zone. */
final class RunningZone implements AutoCloseable {

    private final Zone zone;
    private final DataFolder data;
    private final Consumer<String> notices;
    private final Map<Service, ManagedProcess> services = new EnumMap<>(Service.class);
    private @Nullable KafkaBroker kafka;
    private @Nullable PostgresServer postgres;
    private boolean closed;

    RunningZone(Zone zone, DataFolder data, Consumer<String> notices) {
        this.zone = zone;
        this.data = data;
        this.notices = notices;
    }

    /** Starts broker, database and services; what depends on nothing does not wait. */
    ZonePorts start(PipelineOptions options, ZoneKeys keys) {
        KafkaBroker broker = launchKafka();
        PostgresServer database = launchPostgres();
        ZonePorts ports = ZonePorts.of(data, zone, broker.port());
        database.awaitReady();
        ServiceSettings settings = new ServiceSettings(data, options, keys, ports);
        ServiceProgram program = new ServiceProgram(data, options.programs());
        for (Service service : ports.services().keySet()) {
            DatabaseLogin login = database.createService(service.label());
            launch(service, program.spec(zone, service, settings.of(zone, service, login)));
        }
        broker.awaitReady();
        broker.createTopics(topics(ports));
        return ports;
    }

    private List<String> topics(ZonePorts ports) {
        Stream<String> mirror = zone == Zone.AIRGAP ? Stream.of(Flow.MIRROR_TOPIC) : Stream.empty();
        return Stream.concat(ports.services().keySet().stream().map(Service::topic), mirror)
                .toList();
    }

    void awaitReady(ZonePorts ports, Readiness readiness) {
        for (Service service : ports.services().keySet()) {
            readiness.await(process(service), ports.url(service));
            notices.accept(process(service).name() + " is ready");
        }
    }

    /** Kafka and PostgreSQL first, then the services. */
    List<RunningService> processes(ZonePorts ports) {
        List<RunningService> processes = new ArrayList<>();
        if (kafka != null) {
            processes.add(RunningService.listening(zone, "kafka", kafka.bootstrapServers(), kafka.pid()));
        }
        if (postgres != null) {
            processes.add(RunningService.listening(zone, "postgresql", postgres.address(), postgres.pid()));
        }
        services.forEach((service, process) ->
                processes.add(RunningService.at(zone, service.label(), ports.url(service), process.pid())));
        return processes;
    }

    private synchronized KafkaBroker launchKafka() {
        requireOpen();
        KafkaBroker launched =
                KafkaBroker.launch(zone.label() + "/kafka", data.zone(zone).resolve("kafka"), notices);
        kafka = launched;
        return launched;
    }

    private PostgresServer launchPostgres() {
        PostgresServer prepared = PostgresServer.prepare(
                zone.label() + "/postgresql", data.zone(zone).resolve("postgres"), notices);
        synchronized (this) {
            requireOpen();
            prepared.launch();
            postgres = prepared;
        }
        return prepared;
    }

    private synchronized void launch(Service service, ProcessSpec spec) {
        requireOpen();
        services.put(service, ManagedProcess.start(spec, () -> {}, notices));
    }

    private synchronized ManagedProcess process(Service service) {
        return services.get(service);
    }

    private void requireOpen() {
        if (closed) {
            throw new LocalException("stopped while starting");
        }
    }

    /** Services first, while they can still publish and commit; then the broker and the database. */
    @Override
    public synchronized void close() {
        closed = true;
        services.values().forEach(ManagedProcess::requestStop);
        services.values().forEach(ManagedProcess::close);
        List<ManagedProcess> below = Stream.of(
                        kafka == null ? null : kafka.process(), postgres == null ? null : postgres.process())
                .filter(process -> process != null)
                .toList();
        below.forEach(ManagedProcess::requestStop);
        below.forEach(ManagedProcess::close);
    }
}
