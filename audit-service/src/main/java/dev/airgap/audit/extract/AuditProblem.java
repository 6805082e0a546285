package dev.airgap.audit.extract;

import dev.airgap.kit.problem.ProblemCode;

/** What only this service can answer. */
enum AuditProblem implements ProblemCode {
    LOG_NOT_YET("The log does not hold this yet", 409);

    private final String title;
    private final int status;

    AuditProblem(String title, int status) {
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
