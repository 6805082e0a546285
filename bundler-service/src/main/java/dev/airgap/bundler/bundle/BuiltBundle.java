package dev.airgap.bundler.bundle;

import dev.airgap.bundle.Manifest;
import dev.airgap.bundler.snapshot.Snapshot;
import java.nio.file.Path;
import java.time.Instant;

/** A bundle that lies complete in its folder and is not released yet. */
public final class BuiltBundle {

    private final String id;
    private final Draft draft;
    private final Path file;
    private final long size;
    private final String sha256;

    BuiltBundle(String id, Draft draft, Path file, long size, String sha256) {
        this.id = id;
        this.draft = draft;
        this.file = file;
        this.size = size;
        this.sha256 = sha256;
    }

    /** SHA-256 of the signed manifest. */
    public String id() {
        return id;
    }

    Snapshot snapshot() {
        return draft.snapshot();
    }

    String fileName() {
        return draft.position().fileName();
    }

    ReleasedBundle toReleased(boolean unchanged, Instant contentOf, Instant releasedAt) {
        Position position = draft.position();
        return new ReleasedBundle(
                id,
                draft.cycleId(),
                position.site(),
                position.epoch(),
                position.sequence(),
                Manifest.Kind.FULL.word(),
                position.previous(),
                draft.snapshot().id(),
                draft.snapshot().digest(),
                fileName(),
                file,
                size,
                sha256,
                unchanged,
                draft.nextExpectedBy(),
                contentOf,
                releasedAt);
    }
}
