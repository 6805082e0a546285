package dev.airgap.media;

/**
 * Told about every piece of a long copy, from the copying thread. The calls of one phase add up to the bytes of all files
 * of that phase.
 */
@FunctionalInterface
public interface Progress {

    /** Nobody watches and nobody cancels. */
    Progress IGNORED = (phase, bytes) -> {};

    /** What the bytes went through. */
    enum Phase {
        /** From the source to the medium. */
        WRITING,
        /** From the medium, to compare with what was written. */
        READING_BACK,
        /** From the medium to the target folder. */
        READING
    }

    /** Another {@code bytes} bytes, more than zero, went through {@code phase}. */
    void advanced(Phase phase, long bytes);

    /** Another {@code bytes} bytes of {@code phase} need not be moved: they lie there from an earlier, interrupted copy. */
    default void skipped(Phase phase, long bytes) {
        advanced(phase, bytes);
    }

    /** Asked before every piece; true ends the copy with {@link MediumCode#CANCELLED} and nothing published. */
    default boolean cancelled() {
        return false;
    }
}
