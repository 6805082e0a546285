package dev.airgap.kit.problem;

/** Errors that every service can answer. */
public enum KitProblem implements ProblemCode {
    INVALID_REQUEST("The request is not valid", 400),
    UNAUTHENTICATED("A valid token is required", 401),
    FORBIDDEN("The token's roles do not allow this", 403),
    FOUR_EYES("This takes a second person", 403),
    NOT_FOUND("There is no such resource", 404),
    WRONG_ZONE("This does not exist in this zone", 404),
    METHOD_NOT_ALLOWED("The resource does not have this method", 405),
    CONFLICT("The resource is not in a state that allows this", 409),
    UNSUPPORTED_MEDIA_TYPE("The body has a type that is not accepted here", 415),
    IDEMPOTENCY_KEY_REUSED("The Idempotency-Key was used for another request", 422),
    INTERNAL_ERROR("The service failed", 500),
    DEPENDENCY_AWAY("Something the service depends on is away", 503);

    private final String title;
    private final int status;

    KitProblem(String title, int status) {
        this.title = title;
        this.status = status;
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
