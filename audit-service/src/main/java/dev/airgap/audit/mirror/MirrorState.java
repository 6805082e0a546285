package dev.airgap.audit.mirror;

/** How the mirror stands. */
public enum MirrorState {
    /** Whatever came continues what was known. */
    OK,
    /** Something is missing between what is known and what came, or what came was not to be trusted. */
    MISSING,
    /** The other log contradicts itself; nothing is taken until two persons say so. */
    FORKED
}
