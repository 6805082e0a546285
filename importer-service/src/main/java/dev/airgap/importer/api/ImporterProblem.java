package dev.airgap.importer.api;

import dev.airgap.kit.problem.ProblemCode;
import java.util.Arrays;

/** What only this service can answer. */
enum ImporterProblem implements ProblemCode {
    UPDATE_SOURCE_INVALID("This is not the URL of an update source", 422),
    NOTHING_SERVED("Nothing was activated on this relay yet", 404),
    OVERRIDE_INVALID("This is not an override", 422),
    OVERRIDE_WRONG_SITE("The override is for another site", 422),
    OVERRIDE_EXPIRED("The override has ended", 422),
    ENVELOPE_MALFORMED("The body is not a DSSE envelope", 422),
    PAYLOAD_TYPE_MISMATCH("The envelope is of something else than an override", 422),
    NOT_DELEGATED("The root names no approvers for this site", 422),
    KEY_UNKNOWN("The root does not let this key sign overrides of the site", 422),
    SIGNATURE_INVALID("The signature is not valid", 422),
    THRESHOLD_NOT_MET("Fewer approvers have signed than the root asks for", 422);

    private final String title;
    private final int status;

    ImporterProblem(String title, int status) {
        this.title = title;
        this.status = status;
    }

    /** The catalogue's name for a refusal of an override; what no other name fits is no override. */
    static ImporterProblem ofOverride(String code) {
        return Arrays.stream(values())
                .filter(problem -> problem.name().equals(code))
                .findFirst()
                .orElse(OVERRIDE_INVALID);
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
