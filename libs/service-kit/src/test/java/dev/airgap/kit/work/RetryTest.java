package dev.airgap.kit.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.kit.problem.TransientFailure;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {

    @Test
    void aDatabaseThatShutsDownIsWorthAnotherTry() {
        assertThat(Retry.helps(new IllegalStateException(new SQLException("shutdown", "57P01"))))
                .isTrue();
    }

    @Test
    void aCommitThatLostItsDatabaseIsWorthAnotherTry() {
        RollbackException rollback = new RollbackException("Could not commit transaction.");
        rollback.addSuppressed(new IllegalStateException(new SQLException("postmaster exit", "57P02")));

        assertThat(Retry.helps(new IllegalStateException(rollback))).isTrue();
    }

    @Test
    void aBrokenRuleOfTheDatabaseIsNot() {
        assertThat(Retry.helps(new IllegalStateException(new SQLException("duplicate key", "23505"))))
                .isFalse();
    }

    @Test
    void triesAgainWhileTheSurroundingsFailAndStopsAtADefect() {
        AtomicInteger tries = new AtomicInteger();
        Retry.untilItWorks("test", () -> {
            if (tries.incrementAndGet() < 3) {
                throw new TransientFailure("not yet");
            }
        });

        assertThat(tries).hasValue(3);
        assertThatThrownBy(() -> Retry.untilItWorks("test", () -> {
                    throw new IllegalStateException("defect");
                }))
                .hasMessage("defect");
    }
}
