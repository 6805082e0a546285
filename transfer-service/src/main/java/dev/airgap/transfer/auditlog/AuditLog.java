package dev.airgap.transfer.auditlog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.airgap.kit.client.RefusedByServiceException;
import dev.airgap.kit.client.ServiceClient;
import dev.airgap.kit.problem.TransientFailure;
import dev.airgap.media.log.InclusionProof;
import dev.airgap.media.log.LogSegmentException;
import dev.airgap.media.log.LogSegmentHeader;
import dev.airgap.media.log.LogSegmentReader;
import dev.airgap.media.receipt.ReceiptPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Optional;

/** Asks audit-service. Its answers are for the other zone to verify; here only their form is. */
@ApplicationScoped
public class AuditLog {

    private static final int CONFLICT = 409;

    private final ServiceClient client;
    private final AuditLogConfig config;
    private final ObjectReader statements;

    AuditLog(ServiceClient client, AuditLogConfig config, ObjectMapper json) {
        this.client = client;
        this.config = config;
        this.statements = json.readerFor(Statement.class);
    }

    /**
     * The log from {@code from} on, with proofs of these events, read completely.
     *
     * @throws NotLoggedYetException if it does not hold the events yet
     * @throws TransientFailure if it is away
     * @throws LogRefusedException if what it answers is no such segment
     */
    public Segment segment(long from, Collection<String> eventIds) {
        Path file = config.storageDirectory().resolve("segment.jsonl");
        try (InputStream in = open("segment?from=%d&events=%s".formatted(from, ids(eventIds)))) {
            Files.createDirectories(config.storageDirectory());
            copy(in, file);
        } catch (IOException e) {
            throw new UncheckedIOException("the storage directory cannot be written", e);
        }
        LogSegmentHeader header = check(file);
        if (header.from() != from) {
            throw new LogRefusedException(
                    "SEGMENT_MALFORMED",
                    "expected a segment from %d, found one from %d".formatted(from, header.from()));
        }
        return new Segment(file, header);
    }

    /**
     * What a receipt says of the log.
     *
     * @param consistentFrom the size from which it proves its growth
     * @param cycleId whose steps it tells, as far as the policy lets it
     * @param eventIds that it has to hold
     * @throws NotLoggedYetException if it does not hold the events yet
     * @throws TransientFailure if it is away
     * @throws LogRefusedException if it does not make such a statement
     */
    public Statement statement(long consistentFrom, String cycleId, ReceiptPolicy policy, Collection<String> eventIds) {
        String query = "statement?consistentFrom=%d&cycle=%s&policy=%s&events=%s"
                .formatted(
                        consistentFrom,
                        URLEncoder.encode(cycleId, StandardCharsets.UTF_8),
                        policy.wireName(),
                        ids(eventIds));
        try (InputStream in = open(query)) {
            return statements.readValue(in);
        } catch (IOException e) {
            throw new TransientFailure("the audit log's statement could not be read", e);
        }
    }

    private InputStream open(String query) {
        String base = config.auditUrl().toString().replaceAll("/+$", "");
        try {
            return client.get(URI.create(base + "/api/v1/log/" + query));
        } catch (RefusedByServiceException e) {
            if (e.status() == CONFLICT) {
                throw new NotLoggedYetException(e);
            }
            throw new LogRefusedException("LOG_REFUSED", "the audit log answers " + e.status(), e);
        }
    }

    /** A connection that breaks off is the source's failure, and another try may help; a full disk is not. */
    private static void copy(InputStream in, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (var out = Files.newOutputStream(part)) {
            byte[] piece = new byte[64 * 1024];
            for (int read = next(in, piece); read >= 0; read = next(in, piece)) {
                out.write(piece, 0, read);
            }
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int next(InputStream in, byte[] piece) {
        try {
            return in.read(piece);
        } catch (IOException e) {
            throw new TransientFailure("the audit log's answer broke off", e);
        }
    }

    /** To its end: a segment that breaks off must not be sealed. */
    private static LogSegmentHeader check(Path file) {
        try (LogSegmentReader reader = new LogSegmentReader(Files.newInputStream(file))) {
            Optional<byte[]> value = reader.nextValue();
            while (value.isPresent()) {
                value = reader.nextValue();
            }
            Optional<InclusionProof> proof = reader.nextProof();
            while (proof.isPresent()) {
                proof = reader.nextProof();
            }
            return reader.header();
        } catch (LogSegmentException e) {
            throw new LogRefusedException(e.code(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the segment cannot be read again", e);
        }
    }

    private static String ids(Collection<String> eventIds) {
        return String.join(",", eventIds);
    }
}
