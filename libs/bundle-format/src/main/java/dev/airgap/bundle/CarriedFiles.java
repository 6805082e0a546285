package dev.airgap.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The files that a bundle carries, in the order in which it carries them: what its index lists, without removals. */
final class CarriedFiles implements Iterator<IndexRecord>, AutoCloseable {

    private final InputStream index;
    private final Iterator<? extends IndexChange> lines;
    private @Nullable IndexRecord next;

    private CarriedFiles(InputStream index, Iterator<? extends IndexChange> lines) {
        this.index = index;
        this.lines = lines;
    }

    /** @param index content of the index of a bundle of this kind; closed with this */
    static CarriedFiles of(Manifest.Kind kind, InputStream index) {
        return switch (kind) {
            case FULL -> {
                IndexReader records = new IndexReader(index);
                yield new CarriedFiles(index, new Iterator<IndexChange>() {
                    @Override
                    public boolean hasNext() {
                        return records.hasNext();
                    }

                    @Override
                    public IndexChange next() {
                        return new IndexChange.Carried(records.next());
                    }
                });
            }
            case DIFFERENTIAL -> new CarriedFiles(index, new ChangeReader(index));
        };
    }

    @Override
    public boolean hasNext() {
        while (next == null && lines.hasNext()) {
            next = switch (lines.next()) {
                case IndexChange.Carried carried -> carried.file();
                case IndexChange.Removed removed -> null;
            };
        }
        return next != null;
    }

    @Override
    public IndexRecord next() {
        IndexRecord current = hasNext() ? next : null;
        if (current == null) {
            throw new NoSuchElementException("the bundle carries no more files");
        }
        next = null;
        return current;
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
