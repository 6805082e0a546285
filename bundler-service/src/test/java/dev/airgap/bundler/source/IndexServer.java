package dev.airgap.bundler.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A real server with an index: conditional requests, ranges, and whatever a test wants it to do wrong. */
final class IndexServer implements AutoCloseable {

    /** Answers instead of the server. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, Answer> once = new ConcurrentHashMap<>();
    private final Map<String, Answer> always = new ConcurrentHashMap<>();
    /** {@code METHOD path status range}. */
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private String index = "";

    IndexServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:%d/updates/index.json"
                .formatted(server.getAddress().getPort()));
    }

    IndexServer file(String path, byte[] content) {
        files.put(path, content);
        return publish();
    }

    IndexServer file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The content behind a path, without the index knowing. */
    void replaceSilently(String path, byte[] content) {
        files.put(path, content);
    }

    void index(String json) {
        index = json;
    }

    IndexServer publish() {
        index = files.entrySet().stream()
                .map(file -> entry(file.getKey(), file.getValue()))
                .collect(Collectors.joining(
                        ",", "{\"schema\":1,\"published\":\"2026-01-02T00:00:00Z\",\"files\":[", "]}"));
        return this;
    }

    static String entry(String path, byte[] content) {
        return "{\"path\":\"%s\",\"size\":%d,\"sha256\":\"%s\",\"published\":\"2026-01-01T00:00:00Z\"}"
                .formatted(path, content.length, Sha256.of(content).hex());
    }

    /** The next request for this path is answered like this. */
    void once(String path, Answer answer) {
        once.put("/updates/" + path, answer);
    }

    void always(String path, Answer answer) {
        always.put("/updates/" + path, answer);
    }

    List<String> requests() {
        return new ArrayList<>(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(path.substring(path.lastIndexOf('/') + 1) + (range == null ? "" : " " + range));
        Answer answer = once.remove(path);
        if (answer == null) {
            answer = always.getOrDefault(path, this::usual);
        }
        try {
            answer.to(exchange);
        } finally {
            exchange.close();
        }
    }

    void usual(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/updates/".length());
        byte[] content = path.equals("index.json") ? index.getBytes(StandardCharsets.UTF_8) : files.get(path);
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        String etag = etag(content);
        exchange.getResponseHeaders().set("ETag", etag);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
        if (range == null || ifRange != null && !ifRange.equals(etag)) {
            exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
            return;
        }
        int from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        exchange.sendResponseHeaders(206, content.length - from);
        exchange.getResponseBody().write(content, from, content.length - from);
    }

    static String etag(byte[] content) {
        return "\"" + Sha256.of(content).hex().substring(0, 16) + "\"";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
