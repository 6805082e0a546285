package dev.airgap.kit.client;

import java.net.URI;

/** Another service does not give what was asked for; asking again will not help. */
public class RefusedByServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedByServiceException(URI uri, int status) {
        super("%s answers %d".formatted(uri, status));
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
