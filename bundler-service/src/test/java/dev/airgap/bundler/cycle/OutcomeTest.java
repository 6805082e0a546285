package dev.airgap.bundler.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.contracts.Standing;
import dev.airgap.contracts.data.ReceiptFile;
import dev.airgap.contracts.data.ReceiptTransfer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    private static final Optional<Reason> WITH_RULES = Optional.empty();

    @ParameterizedTest
    @ValueSource(strings = {"APPLIED", "ALREADY_APPLIED"})
    void isUpdatedWhenNewContentIsServedAndTheRulesAreInUse(String rules) {
        Outcome outcome = decide(false, WITH_RULES, bundle("ACTIVATED"), rules(rules));

        assertThat(outcome).isEqualTo(new Outcome(Standing.UPDATED, true, null, null));
    }

    @Test
    void isUpToDateWhenTheBundleBroughtNothingNew() {
        Outcome outcome = decide(true, WITH_RULES, bundle("ACTIVATED"), rules("ALREADY_APPLIED"));

        assertThat(outcome).isEqualTo(new Outcome(Standing.UP_TO_DATE, true, null, null));
    }

    @Test
    void isDegradedWithTheSitesCodeWhenTheRuleUpdateIsRefused() {
        Outcome outcome = decide(false, WITH_RULES, bundle("ACTIVATED"), rules("REJECTED", "RULES_FORGED", "bad hash"));

        assertThat(outcome).isEqualTo(new Outcome(Standing.DEGRADED, true, "RULES_FORGED", "bad hash"));
    }

    @Test
    void isDegradedWhenNoRuleUpdateCouldBeMade() {
        Outcome outcome = decide(true, Optional.of(new Reason("RULE_SET_INVALID", "no rules")), bundle("ACTIVATED"));

        assertThat(outcome).isEqualTo(new Outcome(Standing.DEGRADED, true, "RULE_SET_INVALID", "no rules"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REJECTED", "REVERTED"})
    void isRejectedWithTheSitesCodeWhateverBecameOfTheRules(String word) {
        Outcome outcome = decide(false, WITH_RULES, bundle(word, "BUNDLE_EXPIRED", "too old"), rules("APPLIED"));

        assertThat(outcome).isEqualTo(new Outcome(Standing.REJECTED, false, "BUNDLE_EXPIRED", "too old"));
    }

    @Test
    void takesTheOutcomeAsTheCodeWhenTheSiteGivesNone() {
        assertThat(decide(false, WITH_RULES, bundle("REVERTED")).code()).isEqualTo("REVERTED");
    }

    @Test
    void isRejectedWhenTheWholeMediumIs() {
        ReceiptTransfer refused =
                new ReceiptTransfer("t", "c", List.of(bundle("PENDING")), "MEDIUM_FILE_CHANGED", "x.zip");

        assertThat(Outcome.of(refused, false, WITH_RULES))
                .contains(new Outcome(Standing.REJECTED, false, "MEDIUM_FILE_CHANGED", "x.zip"));
    }

    @Test
    void isUpToDateAndSaysWhyWhenANewerBundleWasTaken() {
        Outcome outcome = decide(false, WITH_RULES, bundle("SUPERSEDED"), rules("APPLIED"));

        assertThat(outcome.standing()).isEqualTo(Standing.UP_TO_DATE);
        assertThat(outcome.code()).isEqualTo("SUPERSEDED");
        assertThat(outcome.activated()).isFalse();
    }

    @Test
    void staysOpenWhileTheBundleIsPending() {
        assertThat(undecided(bundle("PENDING"), rules("APPLIED"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACTIVATED", "REJECTED", "SUPERSEDED"})
    void staysOpenWhileTheRulesArePending(String bundle) {
        assertThat(undecided(bundle(bundle), rules("PENDING"))).isEmpty();
    }

    @Test
    void staysOpenWhenTheSiteSaysNothingOfTheBundle() {
        assertThat(undecided(rules("APPLIED"))).isEmpty();
    }

    @Test
    void isNotGuessedFromAWordThatIsNotInTheContract() {
        assertThatThrownBy(() -> undecided(bundle("PERHAPS"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Outcome decide(boolean nothingNew, Optional<Reason> withoutRules, ReceiptFile... files) {
        return Outcome.of(transfer(files), nothingNew, withoutRules).orElseThrow();
    }

    private static Optional<Outcome> undecided(ReceiptFile... files) {
        return Outcome.of(transfer(files), false, WITH_RULES);
    }

    private static ReceiptTransfer transfer(ReceiptFile... files) {
        return new ReceiptTransfer("t", "c", List.of(files), null, null);
    }

    private static ReceiptFile bundle(String outcome) {
        return bundle(outcome, null, null);
    }

    private static ReceiptFile bundle(String outcome, @Nullable String code, @Nullable String detail) {
        return new ReceiptFile("airgap-plant-1-e1-s000001.zip", "bundle", "id", outcome, code, detail);
    }

    private static ReceiptFile rules(String outcome) {
        return rules(outcome, null, null);
    }

    private static ReceiptFile rules(String outcome, @Nullable String code, @Nullable String detail) {
        return new ReceiptFile("26-001.dsru", "rule-update", "id", outcome, code, detail);
    }
}
