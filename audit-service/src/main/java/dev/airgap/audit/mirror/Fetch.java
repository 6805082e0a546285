package dev.airgap.audit.mirror;

import dev.airgap.kit.client.RefusedByServiceException;
import dev.airgap.kit.client.ServiceClient;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.media.receipt.SignedReceipt;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fetches what media brought from transfer-service, which keeps it. */
@ApplicationScoped
class Fetch {

    private static final int NOT_FOUND = 404;
    private static final int PIECE = 64 * 1024;

    private final ServiceClient client;
    private final String base;

    Fetch(ServiceClient client, MirrorConfig config) {
        this.client = client;
        this.base = config.transferUrl().toString().replaceAll("/+$", "");
    }

    /**
     * The segment that a transfer brought, complete in a temporary file: verifying it takes a transaction, which must not
     * depend on another service's pace. The caller deletes the file.
     *
     * @throws TransientFailure if it cannot be had now
     * @throws LogMissingException if transfer-service does not keep it
     */
    Path segment(String transferId) {
        Path file = temporaryFile();
        boolean complete = false;
        try (InputStream in = open("/api/v1/transfers/" + transferId + "/log/content");
                OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[PIECE];
            for (int read = next(in, piece); read >= 0; read = next(in, piece)) {
                out.write(piece, 0, read);
            }
            complete = true;
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the segment cannot be kept for the moment", e);
        } finally {
            if (!complete) {
                delete(file);
            }
        }
    }

    /**
     * A receipt's envelope.
     *
     * @throws TransientFailure if it cannot be had now
     * @throws LogMissingException if transfer-service does not keep it
     */
    byte[] receipt(String number) {
        try (InputStream in = open("/api/v1/receipts/" + number + "/content")) {
            return in.readNBytes(SignedReceipt.LARGEST_BYTES + 1);
        } catch (IOException e) {
            throw brokeOff(e);
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of a segment cannot be deleted", e);
        }
    }

    private InputStream open(String path) {
        URI uri = URI.create(base + path);
        try {
            return client.get(uri);
        } catch (RefusedByServiceException e) {
            if (e.status() == NOT_FOUND) {
                throw LogMissingException.untrusted(
                        LogMissingException.SEGMENT_NOT_KEPT, "transfer-service does not keep " + path);
            }
            // A token that is not accepted, a wrong address: somebody mends it, and then it is worth another try.
            throw new TransientFailure("transfer-service refuses " + path, e);
        }
    }

    private static int next(InputStream in, byte[] piece) {
        try {
            return in.read(piece);
        } catch (IOException e) {
            throw brokeOff(e);
        }
    }

    private static TransientFailure brokeOff(IOException e) {
        return new TransientFailure("the answer of transfer-service broke off", e);
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("airgap-segment-", ".jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for a temporary file", e);
        }
    }
}
