package dev.airgap.transfer.trust;

/** The root does not let this service's key sign what it should. */
public class SigningKeyUnfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SigningKeyUnfitException(String message) {
        super(message);
    }

    /** The stable code of the finding. */
    public String code() {
        return "SEAL_KEY_UNFIT";
    }
}
