package dev.airgap.kit.work;

import dev.airgap.kit.database.OwnSession;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Starts work loops and stops them with the service. */
@ApplicationScoped
public class WorkLoops {

    private final OwnSession sessions;
    private final List<WorkLoop> loops = new CopyOnWriteArrayList<>();

    WorkLoops(OwnSession sessions) {
        this.sessions = sessions;
    }

    /**
     * Starts a loop.
     *
     * @param name names the loop and its leadership within the service
     * @param step does the next piece of work in transactions of its own; true if there was any
     */
    public WorkLoop start(String name, BooleanSupplier step) {
        WorkLoop loop = new WorkLoop(name, sessions, step);
        loops.add(loop);
        return loop;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        for (WorkLoop loop : loops) {
            loop.stop();
        }
    }
}
