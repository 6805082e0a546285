package dev.airgap.bundler.source;

import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A server with an index that says what there is, with sizes and digests. What the index says is what a snapshot holds: a
 * file that is anything else is refused.
 */
final class HttpIndexSource implements UpdateSource {

    private final URI url;
    private final Path downloads;
    private final HttpClients http;
    private final IndexCache cache;

    HttpIndexSource(URI url, Path downloads, HttpClients http) {
        this.url = url;
        this.downloads = downloads;
        this.http = http;
        this.cache = new IndexCache(downloads, url);
    }

    @Override
    public SourceListing list() {
        IndexCache.Entry entry = refreshed();
        HttpIndex index;
        try (InputStream bytes = Files.newInputStream(entry.bytes())) {
            index = IndexParser.parse(bytes, entry.digest());
        } catch (IOException e) {
            throw IndexCache.unusable(e);
        }
        Leftovers.discard(downloads, index);
        return new HttpListing(this, index);
    }

    HttpClients http() {
        return http;
    }

    PartialFile partial(SourceFile file) {
        return new PartialFile(downloads, file.sha256().orElseThrow());
    }

    URI locationOf(SourceFile file) {
        return url.resolve(file.path().value());
    }

    /** Whether the server has published another index since. */
    boolean offersOtherThan(HttpIndex index) {
        return !refreshed().digest().equals(index.digest());
    }

    /** The index as it is now; not transferred again if it is the one that was read last. */
    private synchronized IndexCache.Entry refreshed() {
        Attempts attempts = new Attempts(http.patience());
        try {
            while (true) {
                Optional<IndexCache.Entry> index = Optional.empty();
                try {
                    index = ask(attempts);
                } catch (IOException e) {
                    attempts.failed(e);
                }
                if (index.isPresent()) {
                    return index.get();
                }
            }
        } catch (IOException e) {
            // Without the cause: a refused connection among the causes means to the worker that it should go on for
            // ever.
            throw new SourceException(
                    SourceFault.SOURCE_UNREACHABLE,
                    "the index %s cannot be had: %s".formatted(url, HttpClients.reason(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("interrupted while the index was read", e);
        }
    }

    private Optional<IndexCache.Entry> ask(Attempts attempts) throws IOException, InterruptedException {
        Optional<IndexCache.Entry> known = cache.read();
        Map<String, String> headers = new HashMap<>();
        known.flatMap(IndexCache.Entry::etag).ifPresent(etag -> headers.put("If-None-Match", etag));
        known.flatMap(IndexCache.Entry::lastModified).ifPresent(time -> headers.put("If-Modified-Since", time));
        HttpResponse<InputStream> answer = http.get(url, headers);
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == 304 && known.isPresent()) {
                return known;
            }
            if (answer.statusCode() == 200) {
                return Optional.of(fresh(answer.headers(), body));
            }
        }
        if (!Attempts.isForLater(answer.statusCode())) {
            throw HttpStatus.refused(answer.statusCode(), "the index " + url);
        }
        attempts.later(answer);
        return Optional.empty();
    }

    private IndexCache.Entry fresh(HttpHeaders headers, InputStream body) throws IOException {
        Sha256 digest;
        try (StallGuard guard = new StallGuard(body, http.patience());
                OutputStream arriving = cache.arriving()) {
            digest = new IndexBody(body, guard).writeTo(arriving, HttpIndex.MAX_BYTES);
        }
        return cache.arrived(
                digest, ETags.safe(headers.firstValue("ETag")), ETags.safe(headers.firstValue("Last-Modified")));
    }
}
