package dev.airgap.bundle;

/** Told how a bundle is read or written, from the thread that works. */
@FunctionalInterface
public interface Progress {

    /** Nobody watches. */
    Progress IGNORED = (files, totalFiles) -> {};

    /** After every file: {@code files} of {@code totalFiles} are done. */
    void done(long files, long totalFiles);

    /**
     * While a bundle is read, at least once for every 64 KiB: {@code bytes} of the {@code totalBytes} of the zip are
     * behind us. What has to be read twice counts half each time.
     */
    default void read(long bytes, long totalBytes) {}
}
