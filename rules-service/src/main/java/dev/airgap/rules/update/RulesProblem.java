package dev.airgap.rules.update;

import dev.airgap.kit.problem.ProblemCode;

/** What rules-service answers beside the errors of every service. */
public enum RulesProblem implements ProblemCode {
    RULE_UPDATE_NOT_FOUND("There is no such rule update", 404),
    RULE_VALIDATION_NOT_FOUND("There is no such validation", 404),
    RULE_SET_NOT_FOUND("No rule update has been applied yet", 404),
    RULE_FILE_NOT_FOUND("The current rule set has no such file", 404),
    RULE_UPDATE_NOT_AWAITING("The rule update does not wait for a confirmation", 409),
    RULE_UPDATE_PENDING("Another confirmed rule update is being applied", 409),
    RULE_SUMMARY_OUTDATED("The summary compares with a rule set that is no longer in use", 409),
    RULE_UPDATE_TOO_LARGE("The file is larger than a rule update can be", 413),
    RULE_UPDATE_FILE_NAME_INVALID("The file name is missing or cannot be a rule update's", 400);

    private final String title;
    private final int status;

    RulesProblem(String title, int status) {
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
