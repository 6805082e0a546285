package dev.airgap.bundle;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks two listings side by side, both sorted by path, and yields what has to change for the first to become the second. */
public final class IndexDifference implements Iterator<IndexChange> {

    private final Iterator<IndexRecord> base;
    private final Iterator<IndexRecord> target;
    private @Nullable IndexRecord before;
    private @Nullable IndexRecord after;
    private @Nullable IndexChange next;

    public IndexDifference(Iterator<IndexRecord> base, Iterator<IndexRecord> target) {
        this.base = base;
        this.target = target;
        this.before = following(base);
        this.after = following(target);
    }

    @Override
    public boolean hasNext() {
        while (next == null && (before != null || after != null)) {
            next = step();
        }
        return next != null;
    }

    @Override
    public IndexChange next() {
        IndexChange current = hasNext() ? next : null;
        if (current == null) {
            throw new NoSuchElementException("there are no more changes");
        }
        next = null;
        return current;
    }

    /** The change at the lower of the two paths; null if there is none. */
    private @Nullable IndexChange step() {
        IndexRecord old = before;
        IndexRecord fresh = after;
        int order = fresh == null ? -1 : old == null ? 1 : old.path().compareTo(fresh.path());
        if (order <= 0) {
            before = following(base);
        }
        if (order >= 0) {
            after = following(target);
        }
        if (old != null && order < 0) {
            return new IndexChange.Removed(old.path());
        }
        boolean same =
                old != null && fresh != null && order == 0 && old.sha256().equals(fresh.sha256());
        return same || fresh == null ? null : new IndexChange.Carried(fresh);
    }

    private static @Nullable IndexRecord following(Iterator<IndexRecord> records) {
        return records.hasNext() ? records.next() : null;
    }
}
