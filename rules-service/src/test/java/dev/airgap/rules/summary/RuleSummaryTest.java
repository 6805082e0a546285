package dev.airgap.rules.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.rules.suricata.RuleFiles;
import dev.airgap.rules.suricata.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleSummaryTest {

    private static final String WEB = "alert http any any -> any any (msg:\"web\"; sid:1000001; rev:1;)\n";
    private static final String SCAN = "alert tcp any any -> any any (msg:\"scan\"; sid:1000002; rev:4;)\n";
    private static final String NAME = "drop dns any any -> any any (msg:\"name\"; sid:1000003; rev:1;)\n";

    @Test
    void countsNewUpdatedAndRemovedRules() {
        RuleSummary summary = RuleSummary.of(set(WEB + SCAN), set(WEB.replace("rev:1", "rev:2") + NAME));

        assertThat(summary.added()).isEqualTo(1);
        assertThat(summary.updated()).isEqualTo(1);
        assertThat(summary.removed()).isEqualTo(1);
        assertThat(summary.rules()).isEqualTo(2);
        assertThat(summary.behaviourChanges()).isEmpty();
    }

    @Test
    void callsOutARuleThatStartsToBlock() {
        RuleSummary summary = RuleSummary.of(set(WEB), set(WEB.replace("alert", "drop")));

        assertThat(summary.behaviourChanges())
                .containsExactly(new RuleSummary.BehaviourChange("1000001", "web", "alert", "drop", true));
    }

    @Test
    void callsOutARuleThatIsSwitchedOff() {
        RuleSummary summary = RuleSummary.of(set(NAME), set("# " + NAME));

        assertThat(summary.behaviourChanges())
                .containsExactly(new RuleSummary.BehaviourChange("1000003", "name", "drop", "disabled", false));
        assertThat(summary.updated()).isEqualTo(1);
    }

    @Test
    void callsOutARevisionThatFalls() {
        RuleSummary summary = RuleSummary.of(set(SCAN), set(SCAN.replace("rev:4", "rev:3")));

        assertThat(summary.revisionFalls()).containsExactly(new RuleSummary.RevisionFall("1000002", "scan", 4, 3));
    }

    @Test
    void seesNoChangeWhenOnlyLinesAreBrokenDifferently() {
        RuleSummary summary = RuleSummary.of(set(WEB), set(WEB.replace("; ", "; \\\n    ")));

        assertThat(summary.groups()).isEmpty();
    }

    @Test
    void readsLikeAPageGroupedByApplicationType() {
        RuleSummary summary =
                RuleSummary.of(set(WEB + SCAN), set(WEB.replace("alert", "drop").replace("rev:1", "rev:2") + NAME));

        assertThat(SummaryText.of("26-002", Optional.of("26-001"), summary)).isEqualTo("""
                Rule update 26-002, compared with rule update 26-001
                1 new rule, 1 updated (*), 1 removed (-); 2 enabled rules afterwards

                BEHAVIOUR CHANGES
                ! 1000001  alert -> drop  web  [blocks traffic from now on]

                DNS
                    1000003  name  [rev 1, drop]

                HTTP
                  * 1000001  web  [rev 2, drop]

                test (tcp)
                  - 1000002  scan  [rev 4, alert]
                """);
    }

    private static RuleSet set(String text) {
        RuleFiles files = new RuleFiles();
        try {
            files.read("test.rules", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.toRuleSet();
    }
}
