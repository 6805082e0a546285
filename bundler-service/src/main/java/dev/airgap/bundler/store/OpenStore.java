package dev.airgap.bundler.store;

import dev.airgap.bundle.ContentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Opens the content store when it is first needed, not at start: opening removes half-written files, which only the
 * instance that does the work may do.
 */
@ApplicationScoped
public class OpenStore {

    private final StoreConfig config;
    private @Nullable ContentStore opened;

    OpenStore(StoreConfig config) {
        this.config = config;
    }

    /** Where it lies. */
    public Path folder() {
        return config.contentStore();
    }

    /** @throws StorageException if the folder cannot be used */
    public synchronized ContentStore get() {
        if (opened == null) {
            try {
                opened = ContentStore.open(config.contentStore());
            } catch (IOException e) {
                throw StorageException.of("the content store cannot be opened", e);
            }
        }
        return opened;
    }
}
