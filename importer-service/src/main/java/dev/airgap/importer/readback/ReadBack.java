package dev.airgap.importer.readback;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.bundle.IndexReader;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.Progress;
import dev.airgap.importer.relay.RelayConfig;
import dev.airgap.importer.relay.RelayServer;
import dev.airgap.importer.snapshot.Snapshot;
import dev.airgap.importer.store.RelayStore;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.trust.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads over HTTPS what agents would get, and says what differs. */
@ApplicationScoped
public class ReadBack {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final RelayServer relay;
    private final RelayConfig config;
    private final RelayStore store;
    private final ObjectMapper json;
    private @Nullable HttpClient client;

    ReadBack(RelayServer relay, RelayConfig config, RelayStore store, ObjectMapper json) {
        this.relay = relay;
        this.config = config;
        this.store = store;
        this.json = json;
    }

    /**
     * Fetches the listing and every file of the snapshot from the relay.
     *
     * @return what is not as it must be; empty when all of it is
     * @throws TransientFailure if this thread is interrupted: nothing is known then
     */
    public Optional<String> check(Snapshot snapshot, Progress progress) {
        try (IndexReader records = new IndexReader(store.contents().open(snapshot.indexSha256()))) {
            Optional<String> listing = checkListing(snapshot);
            long files = 0;
            while (listing.isEmpty() && records.hasNext()) {
                Optional<String> difference = checkFile(records.next());
                if (difference.isPresent()) {
                    return difference;
                }
                files++;
                progress.done(files, snapshot.manifest().index().files());
            }
            return listing;
        } catch (IOException e) {
            return Optional.of("reading back failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("interrupted while reading back", e);
        }
    }

    private Optional<String> checkListing(Snapshot snapshot) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = get(".airgap/snapshot.json");
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                return Optional.of("the listing answers " + response.statusCode());
            }
            String served = json.readValue(body, ListingHead.class).bundleId();
            return served.equals(snapshot.bundleId())
                    ? Optional.empty()
                    : Optional.of("bundle " + served + " is served");
        }
    }

    private Optional<String> checkFile(IndexRecord expected) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = get(expected.path().value());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                return Optional.of(expected.path() + " answers " + response.statusCode());
            }
            MessageDigest digest = Sha256.newDigest();
            byte[] chunk = new byte[1 << 16];
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            String actual = Sha256.ofDigest(digest.digest()).hex();
            return actual.equals(expected.sha256())
                    ? Optional.empty()
                    : Optional.of(expected.path() + " is served as " + actual + ", expected " + expected.sha256());
        }
    }

    private HttpResponse<InputStream> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(relay.url() + "/" + path))
                .timeout(PATIENCE)
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                return client().send(request, HttpResponse.BodyHandlers.ofInputStream());
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = TrustingClient.of(config.ca());
        }
        return client;
    }
}
