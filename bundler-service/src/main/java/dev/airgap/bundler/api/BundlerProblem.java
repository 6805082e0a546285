package dev.airgap.bundler.api;

import dev.airgap.bundler.bundle.SignatureFault;
import dev.airgap.kit.problem.ProblemCode;

/** What only this service can answer. */
enum BundlerProblem implements ProblemCode {
    SITE_UNKNOWN("This bundler does not serve the site", 422),
    BUNDLE_FILE_MISSING("The file of a released bundle is not where it was put", 410),
    ENVELOPE_MALFORMED("The body is not a DSSE envelope", 422),
    PAYLOAD_TYPE_MISMATCH("The envelope is of something else than a bundle's manifest", 422),
    SIGNATURE_OTHER_MANIFEST("The signature is of another manifest", 422),
    KEY_UNKNOWN("The root does not let this key sign bundles of the site", 422),
    SIGNATURE_INVALID("The signature is not valid", 422);

    private final String title;
    private final int status;

    BundlerProblem(String title, int status) {
        this.title = title;
        this.status = status;
    }

    /** The catalogue's name for a refusal of signatures. */
    static BundlerProblem of(SignatureFault fault) {
        return switch (fault) {
            case ENVELOPE_MALFORMED -> ENVELOPE_MALFORMED;
            case PAYLOAD_TYPE_MISMATCH -> PAYLOAD_TYPE_MISMATCH;
            case SIGNATURE_OTHER_MANIFEST -> SIGNATURE_OTHER_MANIFEST;
            case KEY_UNKNOWN -> KEY_UNKNOWN;
            case SIGNATURE_INVALID -> SIGNATURE_INVALID;
        };
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
