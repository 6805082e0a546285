package dev.airgap.rules.validation;

import dev.airgap.ruleupdate.RuleUpdateNumber;
import java.util.Optional;

/** A file is not a rule update that may be used here. */
final class RefusedUpdateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Optional<RuleUpdateNumber> number;

    /** @param number as signed; empty while nothing vouches for it */
    RefusedUpdateException(String code, String detail, Optional<RuleUpdateNumber> number) {
        super(detail);
        this.code = code;
        this.number = number;
    }

    /** UPPER_SNAKE, stable. */
    String code() {
        return code;
    }

    Optional<RuleUpdateNumber> number() {
        return number;
    }
}
