package dev.airgap.kit.client;

import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.kit.security.ServiceToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches bytes from another service of the same zone as a stream, with this service's own token. */
@ApplicationScoped
public class ServiceClient {

    private final ServiceToken token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    ServiceClient(ServiceToken token) {
        this.token = token;
    }

    /**
     * The body of {@code uri}; the caller closes it.
     *
     * @throws TransientFailure if the service is away or answers 5xx
     * @throws RefusedByServiceException if it answers anything else but 200
     */
    public InputStream get(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token.text())
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return response.body();
            }
            response.body().close();
            if (response.statusCode() >= 500) {
                throw new TransientFailure("%s answers %d".formatted(uri, response.statusCode()));
            }
            throw new RefusedByServiceException(uri, response.statusCode());
        } catch (IOException e) {
            throw new TransientFailure("%s cannot be reached".formatted(uri), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("interrupted while asking " + uri, e);
        }
    }
}
