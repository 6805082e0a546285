package dev.airgap.importer.updatesource;

import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Asks a remote update source: {@code bundles.json} is {@code {"bundles":["name.zip",…]}}, the bundles lie beside it. */
@ApplicationScoped
public class RemoteIndex {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int MAX_INDEX = 1 << 20;
    private static final Pattern NAME = Pattern.compile("airgap-[a-z0-9-]{1,63}-e\\d{1,9}-s\\d{6,9}\\.zip");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    RemoteIndex() {}

    /**
     * Fetches the listed bundles that are wanted.
     *
     * @param wanted by name; only saves fetching what would be refused, and proves nothing
     * @param folder where they are put under their own names
     * @throws UnreachableException if the index or a bundle cannot be had
     */
    public List<Path> fetch(UpdateSource source, Predicate<String> wanted, Path folder) {
        List<Path> fetched = new ArrayList<>();
        for (String name : names(source)) {
            if (wanted.test(name)) {
                fetched.add(download(source.resolve(name), folder.resolve(name)));
            }
        }
        return fetched;
    }

    private List<String> names(UpdateSource source) {
        URI index = source.resolve("bundles.json");
        try (InputStream body = get(index)) {
            JsonObject document = JsonObject.parse(body.readNBytes(MAX_INDEX + 1), Limits.ofBytes(MAX_INDEX));
            List<String> names = document.strings("bundles");
            document.refuseUnknown();
            for (String name : names) {
                if (!NAME.matcher(name).matches()) {
                    throw new UnreachableException(index + " lists something that is not the name of a bundle");
                }
            }
            return names;
        } catch (MalformedException e) {
            throw new UnreachableException(index + " is not an index: " + e.getMessage());
        } catch (IOException e) {
            throw new UnreachableException(index + " cannot be read: " + said(e));
        }
    }

    private Path download(URI bundle, Path target) {
        try (InputStream body = get(bundle)) {
            Files.copy(body, target);
            return target;
        } catch (IOException e) {
            throw new UnreachableException(bundle + " cannot be fetched: " + said(e));
        }
    }

    private InputStream get(URI uri) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWER).build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                response.body().close();
                throw new UnreachableException(uri + " answers " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("interrupted while asking " + uri, e);
        }
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
