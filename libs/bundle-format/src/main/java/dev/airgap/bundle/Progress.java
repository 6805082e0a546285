package dev.airgap.bundle;

/** Told after every file of a bundle, from the thread that works. */
@FunctionalInterface
public interface Progress {

    /** Nobody watches. */
    Progress IGNORED = (files, totalFiles) -> {};

    /** {@code files} of {@code totalFiles} are done. */
    void done(long files, long totalFiles);
}
