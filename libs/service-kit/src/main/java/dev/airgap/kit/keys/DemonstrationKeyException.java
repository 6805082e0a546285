package dev.airgap.kit.keys;

import java.nio.file.Path;

/** A key that was made for a demonstration is refused. */
public class DemonstrationKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemonstrationKeyException(Path file) {
        super(
                "DEMONSTRATION_KEY: %s was made by ./airgap up for a demonstration, and only services that it starts may use it; make keys of your own with 'airgap site enroll'"
                        .formatted(file));
    }
}
