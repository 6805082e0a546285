package dev.airgap.bundler.snapshot;

import dev.airgap.kit.problem.TransientFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Works on a few elements at the same time and hands out the results in the order of the elements. Storing a small file is
 * mostly waiting for the disk to say that it is safe; these waits overlap.
 */
final class ReadAhead<E, R> implements Iterator<R>, AutoCloseable {

    private final Iterator<E> elements;
    private final Function<E, R> work;
    private final int width;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Future<R>> underWay = new ArrayDeque<>();

    /** @param width how many elements are worked on at the same time, and so how many files are open */
    ReadAhead(Iterator<E> elements, int width, Function<E, R> work) {
        this.elements = elements;
        this.width = width;
        this.work = work;
    }

    @Override
    public boolean hasNext() {
        return !underWay.isEmpty() || elements.hasNext();
    }

    /** The next result, or the failure of its element. */
    @Override
    public R next() {
        while (underWay.size() < width && elements.hasNext()) {
            E element = elements.next();
            underWay.add(threads.submit(() -> work.apply(element)));
        }
        try {
            return underWay.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("interrupted while the source was read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Gives up what is still under way, and returns when nothing is. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
