package dev.airgap.transfer.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SituationTest {

    private static final Reason EXPIRED = new Reason("BUNDLE_EXPIRED", "yesterday");
    private static final Reason NO_RULES = new Reason("RULE_UPDATE_MISSING", "none came");

    private final Situation updated = Situation.UNKNOWN.activated(false, null);

    @Test
    void saysNothingBeforeTheFirstCarry() {
        assertThat(Situation.UNKNOWN.assess("")).isNull();
        assertThat(Situation.UNKNOWN.withMissing(NO_RULES).assess("")).isNull();
    }

    @Test
    void tellsNewContentFromNothingNew() {
        assertThat(standing(updated)).isEqualTo(Standing.UPDATED);
        assertThat(standing(updated.activated(true, null))).isEqualTo(Standing.UP_TO_DATE);
    }

    @Test
    void isDegradedOnlyWhileTheBundleIsServed() {
        assertThat(standing(updated.withMissing(NO_RULES))).isEqualTo(Standing.DEGRADED);
        assertThat(standing(updated.withMissing(NO_RULES).withMissing(null))).isEqualTo(Standing.UPDATED);
        assertThat(standing(updated.withMissing(NO_RULES).refused(EXPIRED))).isEqualTo(Standing.REJECTED);
    }

    @Test
    void isOverdueUntilSomethingIsCarried() {
        Situation overdue = updated.timePassed();

        assertThat(standing(overdue)).isEqualTo(Standing.OVERDUE);
        assertThat(standing(overdue.withMissing(NO_RULES))).isEqualTo(Standing.OVERDUE);
        assertThat(standing(overdue.refused(EXPIRED))).isEqualTo(Standing.REJECTED);
        assertThat(standing(overdue.activated(true, null))).isEqualTo(Standing.UP_TO_DATE);
        assertThat(standing(updated.refused(EXPIRED).timePassed())).isEqualTo(Standing.OVERDUE);
    }

    private static @Nullable Standing standing(Situation situation) {
        Situation.Assessment assessment = situation.assess("2026-01-01T00:00:00Z");
        return assessment == null ? null : assessment.standing();
    }
}
