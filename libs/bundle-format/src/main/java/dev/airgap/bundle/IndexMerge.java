package dev.airgap.bundle;

import dev.airgap.bundle.BundleException.Code;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Applies changes to a base, both sorted by path, and yields the complete listing that results. */
final class IndexMerge implements Iterator<IndexRecord> {

    private final Iterator<IndexRecord> base;
    private final Iterator<IndexChange> changes;
    private @Nullable IndexRecord before;
    private @Nullable IndexChange change;
    private @Nullable IndexRecord next;

    IndexMerge(Iterator<IndexRecord> base, Iterator<IndexChange> changes) {
        this.base = base;
        this.changes = changes;
        this.before = base.hasNext() ? base.next() : null;
        this.change = changes.hasNext() ? changes.next() : null;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (before != null || change != null)) {
            next = step();
        }
        return next != null;
    }

    @Override
    public IndexRecord next() {
        IndexRecord current = hasNext() ? next : null;
        if (current == null) {
            throw new NoSuchElementException("the listing has no more records");
        }
        next = null;
        return current;
    }

    /** The record at the lower of the two paths; null if that path is removed. */
    private @Nullable IndexRecord step() {
        IndexRecord old = before;
        IndexChange here = change;
        int order = here == null ? -1 : old == null ? 1 : old.path().compareTo(here.path());
        if (order <= 0) {
            before = base.hasNext() ? base.next() : null;
        }
        if (order >= 0) {
            change = changes.hasNext() ? changes.next() : null;
        }
        if (here == null || order < 0) {
            return old;
        }
        return switch (here) {
            case IndexChange.Carried carried -> carried.file();
            case IndexChange.Removed removed -> {
                if (order != 0) {
                    throw new BundleException(
                            Code.BUNDLE_INDEX_INVALID,
                            "index removes \"" + removed.path() + "\", which the base does not have");
                }
                yield null;
            }
        };
    }
}
