package dev.airgap.rules.storage;

import dev.airgap.bundle.ContentStore;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The service's folder. Every file appears whole and durable under its name, or not at all. */
@ApplicationScoped
@Startup
public class RuleStorage {

    private static final String PART = ".part";
    private static final String DSRU = ".dsru";

    private final ContentStore content;
    private final Path updates;
    private final Path incoming;

    @Inject
    RuleStorage(StorageConfig config) throws IOException {
        this(config.storageDirectory());
    }

    RuleStorage(Path directory) throws IOException {
        this.updates = Files.createDirectories(directory.resolve("updates"));
        this.incoming = Files.createDirectories(directory.resolve("incoming"));
        this.content = ContentStore.open(directory.resolve("content"));
        deleteIncoming(name -> name.endsWith(PART));
    }

    /** The rule files by digest. */
    public ContentStore content() {
        return content;
    }

    /** Where the {@code .dsru} with this rule update id lies. */
    public Path update(String ruleUpdateId) {
        return updates.resolve(ruleUpdateId + DSRU);
    }

    /** Where a file waits that a validation looks at. */
    public Path incoming(String validationId) {
        return incoming.resolve(validationId + DSRU);
    }

    /**
     * Receives a file for a validation.
     *
     * @param maxBytes reading stops behind them
     * @throws TooManyBytesException if there are more than {@code maxBytes}; nothing is kept
     */
    public ReceivedFile receive(String validationId, InputStream in, long maxBytes) throws IOException {
        Path part = incoming.resolve(validationId + PART);
        try {
            ReceivedFile received = ReceivedFile.write(part, in, maxBytes);
            Files.move(part, incoming(validationId), StandardCopyOption.ATOMIC_MOVE);
            sync(incoming);
            return received;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Keeps a received file as a rule update. It stays where it was received, too: the validation may be repeated. */
    public void keep(String validationId, String ruleUpdateId) throws IOException {
        try {
            Files.createLink(update(ruleUpdateId), incoming(validationId));
        } catch (FileAlreadyExistsException e) {
            // The first of two equal deliveries, or of two attempts, kept it.
            return;
        }
        sync(updates);
    }

    /** Forgets a received file. */
    public void discard(String validationId) throws IOException {
        Files.deleteIfExists(incoming(validationId));
    }

    /** Forgets received files that no validation waits for: their upload died before it was recorded. */
    public void discardAllBut(Set<String> validationIds) throws IOException {
        deleteIncoming(name ->
                name.endsWith(DSRU) && !validationIds.contains(name.substring(0, name.length() - DSRU.length())));
    }

    private void deleteIncoming(Predicate<String> condition) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(incoming)) {
            files = listed.filter(path -> condition.test(path.getFileName().toString()))
                    .toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
