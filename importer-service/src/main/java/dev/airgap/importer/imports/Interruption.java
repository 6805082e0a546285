package dev.airgap.importer.imports;

import dev.airgap.kit.problem.TransientFailure;

/** An interrupted thread's files and connections fail: that says nothing about the bundle, and nobody may be told it did. */
final class Interruption {

    private Interruption() {}

    /** @throws TransientFailure if the service is stopping: the next start takes the download up again */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new TransientFailure("the service is stopping");
        }
    }
}
