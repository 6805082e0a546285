package dev.airgap.rules.validation;

import dev.airgap.kit.client.RefusedByServiceException;
import dev.airgap.kit.client.ServiceClient;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.rules.storage.ReceivedFile;
import dev.airgap.rules.storage.RuleStorage;
import dev.airgap.rules.storage.TooManyBytesException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Fetches what a transfer delivered from this zone's transfer-service. */
@ApplicationScoped
class DeliveredFiles {

    private final ServiceClient client;
    private final RuleStorage storage;
    private final ValidationConfig config;

    DeliveredFiles(ServiceClient client, RuleStorage storage, ValidationConfig config) {
        this.client = client;
        this.storage = storage;
        this.config = config;
    }

    /**
     * Puts the file of a validation into the storage, if it is the one that was announced.
     *
     * @throws RefusedUpdateException if the transfer has no such file, or another one than it announced
     * @throws TransientFailure if it cannot be fetched now
     */
    void fetch(Validation validation, String transferId) throws IOException {
        try (InputStream in = client.get(content(transferId, validation.fileName()))) {
            ReceivedFile received = receive(validation, in);
            if (received.size() != validation.expectedSize()
                    || !received.sha256().hex().equals(validation.expectedSha256())) {
                storage.discard(validation.id());
                throw differs("has %d bytes and SHA-256 %s, announced %d and %s"
                        .formatted(
                                received.size(),
                                received.sha256(),
                                validation.expectedSize(),
                                validation.expectedSha256()));
            }
        } catch (TooManyBytesException e) {
            throw differs("has " + e.getMessage() + " announced");
        } catch (RefusedByServiceException e) {
            throw refused(e);
        }
    }

    /** A stream that breaks is the network's fault, a file that cannot be written the disk's: both may pass. */
    private ReceivedFile receive(Validation validation, InputStream in) {
        try {
            return storage.receive(validation.id(), in, validation.expectedSize());
        } catch (IOException e) {
            throw new TransientFailure("the delivered file could not be received: " + e.getMessage(), e);
        }
    }

    private URI content(String transferId, String fileName) {
        URI base = config.transferUrl().orElseThrow(() -> new TransientFailure("airgap.rules.transfer-url is not set"));
        return URI.create("%s/api/v1/transfers/%s/files/%s/content"
                .formatted(base.toString().replaceAll("/+$", ""), segment(transferId), segment(fileName)));
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static RefusedUpdateException differs(String detail) {
        return new RefusedUpdateException("DELIVERED_FILE_DIFFERS", "the delivered file " + detail, Optional.empty());
    }

    /** Tokens and roles can be put right; a file that is gone stays gone. */
    private static RuntimeException refused(RefusedByServiceException e) {
        return e.status() == 401 || e.status() == 403
                ? new TransientFailure(e.getMessage(), e)
                : new RefusedUpdateException("DELIVERED_FILE_MISSING", e.getMessage(), Optional.empty());
    }
}
