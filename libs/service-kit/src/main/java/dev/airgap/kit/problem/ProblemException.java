package dev.airgap.kit.problem;

/** A request that cannot be served, for a reason of the service's catalogue. The detail is shown to the client. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemCode problem;

    public ProblemException(ProblemCode problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    public ProblemCode problem() {
        return problem;
    }
}
