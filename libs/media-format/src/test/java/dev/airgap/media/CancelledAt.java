package dev.airgap.media;

/** Cancels as soon as the first piece of a phase went through. */
final class CancelledAt implements Progress {

    private final Phase when;
    private boolean reached;

    CancelledAt(Phase when) {
        this.when = when;
    }

    @Override
    public void advanced(Phase phase, long bytes) {
        reached |= phase == when;
    }

    @Override
    public boolean cancelled() {
        return reached;
    }
}
