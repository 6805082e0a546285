package dev.airgap.bundler.source;

import dev.airgap.kit.problem.TransientFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bytes of one file as the server gives them, asked for again where a connection was cut. */
final class FileBody {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\\*)");

    private final HttpIndexSource source;
    private final SourceFile file;
    private final PartialFile partial;
    private final HttpListing listing;
    private final Attempts attempts;
    private final int leastBytes;

    private @Nullable InputStream body;
    private @Nullable StallGuard guard;
    /** Bytes at the beginning of this body that were passed on before. */
    private long toSkip;
    /** What this connection brought. */
    private long brought;

    FileBody(HttpIndexSource source, SourceFile file, PartialFile partial, HttpListing listing) {
        this.source = source;
        this.file = file;
        this.partial = partial;
        this.listing = listing;
        this.attempts = new Attempts(source.http().patience());
        this.leastBytes = source.http().patience().leastBytes();
    }

    boolean isConnected() {
        return body != null;
    }

    /** The reader is busy with this many bytes from elsewhere: the server is not to blame that nothing is read. */
    void waitsFor(int count) {
        if (guard != null) {
            guard.moved(Math.max(count, leastBytes));
        }
    }

    /**
     * Reads on behind {@code position}, over as many connections as it takes.
     *
     * @return -1 at the end of the file
     */
    int read(byte[] target, int offset, int length, long position) {
        while (true) {
            try {
                int count = fromConnection(target, offset, length, position);
                if (count > 0 && position + count > file.size()) {
                    throw wrong(mismatch(file, "it is longer than " + file.size() + " bytes"));
                }
                if (count >= 0 || position == file.size()) {
                    return count;
                }
                throw new IOException("the connection ended after %d of %d bytes".formatted(position, file.size()));
            } catch (IOException e) {
                IOException failure = guard == null ? e : guard.explain(e);
                close();
                if (position == file.size()) {
                    return -1;
                }
                again(failure);
            }
        }
    }

    private int fromConnection(byte[] target, int offset, int length, long position) throws IOException {
        if (body == null) {
            connect(position, position);
        }
        while (true) {
            if (body == null || guard == null) {
                throw new IllegalStateException("connected without a body");
            }
            int wanted = toSkip > 0 ? (int) Math.min(length, toSkip) : length;
            int count = body.read(target, offset, wanted);
            guard.moved(count);
            if (count <= 0 || toSkip == 0) {
                countProgress(count);
                return count;
            }
            toSkip -= count;
        }
    }

    private void countProgress(int count) {
        brought += Math.max(count, 0);
        if (brought >= leastBytes) {
            attempts.gotOn();
        }
    }

    /**
     * Has the body begin at {@code from}; with a server that cannot do that, at the start.
     *
     * @param passedOn how many bytes the reader has already: they are skipped when the server begins at the start
     */
    void connect(long from, long passedOn) {
        while (true) {
            try {
                HttpResponse<InputStream> answer = source.http().get(source.locationOf(file), range(from));
                if (accept(answer, from, passedOn)) {
                    return;
                }
                attempts.later(answer);
            } catch (IOException e) {
                close();
                again(e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private Map<String, String> range(long from) {
        Map<String, String> headers = new HashMap<>();
        if (from > 0) {
            headers.put("Range", "bytes=" + from + "-");
            partial.etag().filter(ETags::isStrong).ifPresent(etag -> headers.put("If-Range", etag));
        }
        return headers;
    }

    /** @return false if the server wants to be asked later */
    private boolean accept(HttpResponse<InputStream> answer, long from, long passedOn) throws IOException {
        int status = answer.statusCode();
        if (status == 206 && from > 0) {
            requireRange(answer, from);
            take(answer, 0);
            return true;
        }
        if (status == 200) {
            wholeFile(answer, passedOn);
            return true;
        }
        answer.body().close();
        if (status == 416) {
            throw wrong(mismatch(file, "the server does not have its byte " + from));
        }
        if (status == 206 || !Attempts.isForLater(status)) {
            throw wrong(HttpStatus.refused(status, file.path().value()));
        }
        return false;
    }

    private void requireRange(HttpResponse<InputStream> answer, long from) throws IOException {
        String range = answer.headers().firstValue("Content-Range").orElse("");
        Matcher parts = CONTENT_RANGE.matcher(range);
        boolean fits = parts.matches() && Long.parseLong(parts.group(1)) == from;
        if (!fits || !parts.group(2).equals("*") && Long.parseLong(parts.group(2)) != file.size()) {
            answer.body().close();
            throw wrong(mismatch(
                    file,
                    "the server sends %s instead of byte %d to the end of %d"
                            .formatted(Printable.of(range), from, file.size())));
        }
    }

    /** The server sends all of it. What was passed on already must not be passed on again. */
    private void wholeFile(HttpResponse<InputStream> answer, long passedOn) throws IOException {
        OptionalLong length = answer.headers().firstValueAsLong("Content-Length");
        if (length.isPresent() && length.getAsLong() != file.size()) {
            answer.body().close();
            throw wrong(
                    mismatch(file, "it should have %d bytes and has %d".formatted(file.size(), length.getAsLong())));
        }
        Optional<String> etag = answer.headers().firstValue("ETag");
        if (passedOn == 0) {
            partial.begin(etag);
        } else if (partial.etag().isPresent()
                && etag.isPresent()
                && !partial.etag().equals(etag)) {
            answer.body().close();
            throw wrong(HttpListing.changed(file, "the server has replaced it"));
        }
        take(answer, passedOn);
    }

    private void take(HttpResponse<InputStream> answer, long skipping) {
        body = answer.body();
        guard = new StallGuard(answer.body(), source.http().patience());
        toSkip = skipping;
        brought = 0;
    }

    private void again(IOException failure) {
        try {
            attempts.failed(failure);
        } catch (IOException last) {
            // Without the cause: a refused connection among the causes means to the worker that it should go on for
            // ever.
            throw new SourceException(
                    SourceFault.SOURCE_UNREACHABLE,
                    "%s cannot be had: %s".formatted(file.path(), HttpClients.reason(last)));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private SourceException wrong(SourceException found) {
        close();
        partial.discard();
        return listing.orChanged(file, found);
    }

    static SourceException mismatch(SourceFile file, String how) {
        return new SourceException(
                SourceFault.SOURCE_HASH_MISMATCH,
                "%s is not what the index says: %s; whoever publishes has to mend one of the two"
                        .formatted(file.path(), how));
    }

    private static TransientFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TransientFailure("interrupted while the source was read", e);
    }

    /** Breaks the connection off. */
    void close() {
        if (guard != null) {
            guard.close();
            guard = null;
        }
        if (body != null) {
            try {
                body.close();
            } catch (IOException e) {
                // What was cut cannot be closed in order.
                body = null;
            }
            body = null;
        }
    }
}
