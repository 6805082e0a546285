package dev.airgap.bundler.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a server for one thing: follows a few redirects, and never from HTTPS to HTTP. Thread-safe. */
final class HttpClients {

    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpClient http;
    private final String userAgent;
    private final Patience patience;

    HttpClients(String userAgent, Patience patience) {
        this(userAgent, patience, HttpClient.newBuilder());
    }

    /** @param client what is particular about it, such as whom it trusts */
    HttpClients(String userAgent, Patience patience, HttpClient.Builder client) {
        this.userAgent = userAgent;
        this.patience = patience;
        // Without a proxy of its own the client takes the one of the JVM's or the system's properties.
        this.http = client.proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(patience.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    Patience patience() {
        return patience;
    }

    /**
     * The answer behind all redirects; the caller closes its body.
     *
     * @throws SourceException SOURCE_REDIRECTS, or SOURCE_UNREADABLE if the body is compressed
     * @throws IOException if the server cannot be reached or does not answer in time
     */
    HttpResponse<InputStream> get(URI uri, Map<String, String> headers) throws IOException, InterruptedException {
        Set<URI> seen = new HashSet<>();
        URI at = uri;
        while (true) {
            if (!seen.add(at) || seen.size() > MAX_REDIRECTS + 1) {
                throw redirects("%s redirects in a loop or too often, last to %s".formatted(uri, at));
            }
            HttpResponse<InputStream> answer = ask(request(at, headers));
            if (!REDIRECTS.contains(answer.statusCode())) {
                requireIdentity(uri, answer);
                return answer;
            }
            answer.body().close();
            at = next(at, answer);
        }
    }

    /** Waits for the head of the answer only: from JDK 26 on a request's own timeout counts for its body as well. */
    private HttpResponse<InputStream> ask(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer = http.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            return answer.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no answer came within " + patience.answer());
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    private HttpRequest request(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("User-Agent", userAgent).header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        return request.build();
    }

    private static void requireIdentity(URI uri, HttpResponse<InputStream> answer) throws IOException {
        String encoding = answer.headers().firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            answer.body().close();
            throw new SourceException(
                    SourceFault.SOURCE_UNREADABLE,
                    "the server sends %s with content encoding %s; switch its compression off"
                            .formatted(uri, Printable.of(encoding)));
        }
    }

    private static URI next(URI at, HttpResponse<?> answer) {
        String location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> redirects(at + " redirects without saying where to"));
        URI next;
        try {
            next = at.resolve(location);
        } catch (IllegalArgumentException e) {
            throw redirects(at + " redirects to something that is no URL: " + Printable.of(location));
        }
        boolean secure = "https".equalsIgnoreCase(next.getScheme());
        boolean web = secure || "http".equalsIgnoreCase(next.getScheme());
        if (!web || "https".equalsIgnoreCase(at.getScheme()) && !secure) {
            throw redirects("%s redirects to %s, which is less safe".formatted(at, Printable.of(next.toString())));
        }
        if (next.getHost() == null) {
            throw redirects(at + " redirects to a URL without a host: " + Printable.of(location));
        }
        return next;
    }

    private static SourceException redirects(String message) {
        return new SourceException(SourceFault.SOURCE_REDIRECTS, message);
    }

    /** Why a server could not be asked, in words. */
    static String reason(IOException e) {
        if (e instanceof ConnectException && e.getMessage() == null) {
            return "it does not accept connections";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
