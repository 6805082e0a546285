package dev.airgap.importer.relay;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The HTTPS server that agents know. */
@ApplicationScoped
public class RelayServer {

    private static final int IDLE_SECONDS = 60;
    private static final long FOLLOW_MILLIS = 1000;
    private static final int BEFORE_THE_WORK = 100;

    private final Vertx vertx;
    private final RelayConfig config;
    private final ServedFiles files;
    private final Pointer pointer;
    private volatile @Nullable HttpServer server;

    RelayServer(Vertx vertx, RelayConfig config, ServedFiles files, Pointer pointer) {
        this.vertx = vertx;
        this.config = config;
        this.files = files;
        this.pointer = pointer;
    }

    void start(@Observes @Priority(BEFORE_THE_WORK) StartupEvent event) throws InterruptedException {
        // Not being able to read the pointer must not keep the next import, which may mend it, from running.
        follow();
        HttpServerOptions options = new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(config.certificate().toString())
                        .setKeyPath(config.privateKey().toString()))
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        AgentRequests agents = new AgentRequests(vertx, files, config.maxRequests());
        try {
            server = vertx.createHttpServer(options)
                    .requestHandler(agents)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the relay cannot listen on " + config.host() + ":" + config.port(), e);
        }
        // Another instance may move the pointer.
        vertx.setPeriodic(FOLLOW_MILLIS, timer -> vertx.executeBlocking(this::follow, false));
        Log.infof("relay listens url=%s", url());
    }

    private @Nullable Void follow() {
        try {
            pointer.refresh();
        } catch (RuntimeException e) {
            Log.warnf("the pointer cannot be read, serving what was served: %s", e.getMessage());
        }
        return null;
    }

    void stop(@Observes ShutdownEvent event) {
        HttpServer listening = server;
        if (listening != null) {
            listening.close();
        }
    }

    public boolean isListening() {
        return server != null;
    }

    /** The base URL under which this machine itself reaches the relay. */
    public URI url() {
        boolean everywhere = config.host().equals("0.0.0.0") || config.host().equals("::");
        return URI.create("https://" + (everywhere ? "localhost" : config.host()) + ":" + port());
    }

    /** The port that is listened on, also when the configured one is 0. */
    public int port() {
        HttpServer listening = server;
        return listening == null ? config.port() : listening.actualPort();
    }
}
