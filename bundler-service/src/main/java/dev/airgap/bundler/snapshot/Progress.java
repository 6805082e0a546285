package dev.airgap.bundler.snapshot;

/** Hears how far long work is. Called often: whoever listens thins it out. */
public interface Progress {

    /** @param done bytes of {@code total} */
    void at(long done, long total);
}
