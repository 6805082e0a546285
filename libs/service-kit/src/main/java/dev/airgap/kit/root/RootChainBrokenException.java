package dev.airgap.kit.root;

/** A root document that would have to be carried is missing, or does not follow from its predecessor. */
public class RootChainBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RootChainBrokenException(String message) {
        super(message);
    }

    RootChainBrokenException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The stable code of the finding. */
    public String code() {
        return "ROOT_CHAIN_BROKEN";
    }
}
