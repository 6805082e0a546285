package dev.airgap.rules.suricata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleRulesTest {

    private static final Path SAMPLE = Path.of("../deploy/local/sample/rules");

    @Test
    void theRulesThatTheLocalPipelineCarriesAreValidAndInTheLocalRange() throws IOException {
        RuleFiles files = new RuleFiles();
        for (Path path : ruleFiles()) {
            try (InputStream in = Files.newInputStream(path)) {
                assertThat(files.read(path.getFileName().toString(), in)).isPositive();
            }
        }

        assertThat(files.toRuleSet().enabledRules()).isGreaterThan(30);
        assertThat(files.toRuleSet().rules())
                .allSatisfy(rule -> assertThat(rule.id().sid()).isBetween(1_000_001L, 1_999_999L))
                .anySatisfy(rule -> assertThat(rule.enabled()).isFalse());
    }

    private static List<Path> ruleFiles() throws IOException {
        try (Stream<Path> paths = Files.list(SAMPLE)) {
            return paths.filter(path -> path.toString().endsWith(".rules")).toList();
        }
    }
}
