package dev.airgap.local;

import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an operator, or a test, does to single processes of a running pipeline, from any process on this machine.
 *
 * <p>Names are those of the run file: {@code kafka}, {@code postgresql} and the services.
 */
public final class ProcessControl {

    private final DataFolder data;

    public ProcessControl(DataFolder data) {
        this.data = data;
    }

    /** The process as the run file has it; its id changes with every start. */
    public Optional<RunningService> find(Zone zone, String name) {
        return RunFile.read(data).flatMap(pipeline -> pipeline.find(zone, name));
    }

    /** Has the process stopped in order and kept down until {@link #release}; returns at once. */
    public void hold(Zone zone, String name) {
        Path marker = marker(zone, name);
        try {
            if (Files.notExists(marker)) {
                Files.createFile(marker);
            }
        } catch (IOException e) {
            throw new LocalException("cannot hold %s/%s: %s".formatted(zone.label(), name, e.getMessage()), e);
        }
    }

    /** Lets a held process be started again; nothing happens to one that is not held. */
    public void release(Zone zone, String name) {
        try {
            Files.deleteIfExists(marker(zone, name));
        } catch (IOException e) {
            throw new LocalException("cannot release %s/%s: %s".formatted(zone.label(), name, e.getMessage()), e);
        }
    }

    private Path marker(Zone zone, String name) {
        // The working folder of each process; PostgreSQL's is as old as the project.
        String folder = name.equals("postgresql") ? "postgres" : name;
        return ManagedProcess.holdMarker(data.zone(zone).resolve(folder));
    }
}
