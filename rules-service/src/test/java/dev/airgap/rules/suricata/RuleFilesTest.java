package dev.airgap.rules.suricata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFilesTest {

    private static final String RULE =
            "alert http $HOME_NET any -> [1.2.3.4, !10.0.0.0/8] 80:443 (msg:\"A \\\"word\\\"\\; more\"; content:\"|3a 3b|x\"; "
                    + "pcre:\"/a\\;b/i\"; classtype:trojan-activity; sid:1000001; rev:7;)";

    @Test
    void readsWhatARuleIsAndDoes() {
        RuleSet set = read(RULE);

        assertThat(set.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.id()).isEqualTo(RuleId.of(1000001));
            assertThat(rule.action()).isEqualTo(RuleAction.ALERT);
            assertThat(rule.enabled()).isTrue();
            assertThat(rule.message()).isEqualTo("A \"word\"; more");
            assertThat(rule.revision()).isEqualTo(7);
            assertThat(rule.classtype()).contains("trojan-activity");
            assertThat(rule.applicationType()).isEqualTo("HTTP");
            assertThat(rule.line()).isEqualTo(1);
        });
    }

    @Test
    void joinsContinuedLinesAndCountsFromTheFirst() {
        RuleSet set =
                read("# a comment\n\nalert tcp any any -> any any ( \\\r\n  msg:\"x\"; \\ \n  sid:1; rev:2;)\n" + RULE);

        assertThat(set.find(RuleId.of(1))).hasValueSatisfying(rule -> {
            assertThat(rule.line()).isEqualTo(3);
            assertThat(rule.applicationType()).isEqualTo("test (tcp)");
        });
        assertThat(set.find(RuleId.of(1000001)).orElseThrow().line()).isEqualTo(6);
    }

    @Test
    void writesARuleTheSameWhetherItIsBrokenIntoLinesOrNot() {
        Rule one = read("alert dns any any -> any 53 (msg:\"x\"; sid:1;)")
                .rules()
                .iterator()
                .next();
        Rule two = read("alert dns any any -> any 53 \\\n   (msg:\"x\"; \\\n sid:1;)")
                .rules()
                .iterator()
                .next();

        assertThat(two.textSha256()).isEqualTo(one.textSha256());
    }

    @Test
    void readsACommentedRuleAsDisabledAndProseAsNothing() {
        RuleSet set =
                read("# alert tcp any any -> any any (msg:\"off\"; sid:5;)\n# alert the duty officer (by phone)\n#\n");

        assertThat(set.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.enabled()).isFalse();
            assertThat(rule.behaviour()).isEqualTo("disabled");
        });
        assertThat(set.enabledRules()).isZero();
    }

    @Test
    void readsADisabledRuleOverSeveralCommentedLines() {
        RuleSet set = read("# alert tcp any any -> any any ( \\\n#   msg:\"off\"; \\\n#   sid:5;)\n");

        assertThat(set.find(RuleId.of(5)))
                .hasValueSatisfying(rule -> assertThat(rule.enabled()).isFalse());
    }

    @Test
    void doesNotLetACommentSwallowTheRuleAfterIt() {
        RuleSet set = read("# see C:\\rules\\\n" + RULE);

        assertThat(set.enabledRules()).isEqualTo(1);
        assertThat(set.find(RuleId.of(1000001)).orElseThrow().line()).isEqualTo(2);
    }

    @Test
    void keepsTheEnabledRuleWhenAnOldTextOfItIsCommentedOut() {
        RuleSet set = read("#" + RULE.replace("rev:7", "rev:6") + "\n" + RULE);

        assertThat(set.rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.revision()).isEqualTo(7));
    }

    @Test
    void refusesASidUsedTwiceNamingBothPlaces() throws IOException {
        RuleFiles files = new RuleFiles();
        files.read("a.rules", bytes(RULE));

        assertThatExceptionOfType(RuleSyntaxException.class)
                .isThrownBy(() -> files.read("b.rules", bytes("\n" + RULE)))
                .withMessage("b.rules:2: sid 1000001 is already used at a.rules:1");
    }

    @Test
    void allowsTheSameSidUnderAnotherGenerator() {
        assertThat(read(RULE + "\n" + RULE.replace("sid:", "gid:3; sid:")).rules())
                .extracting(rule -> rule.id().toString())
                .containsExactly("1000001", "3:1000001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "alrt tcp any any -> any any (sid:1;)~unknown action 'alrt'",
                "hello world~unknown action 'hello'",
                "alert tcp any any any any (sid:1;)~the header has 6 words",
                "alert tcp any any <- any any (sid:1;)~'<-' is not a direction",
                "alert tcp [1.2.3.4 any -> any any (sid:1;)~opens a bracket",
                "alert tcp any any -> any any~'(' is missing",
                "alert tcp any any -> any any (sid:1;~does not end with ')'",
                "alert tcp any any -> any any (sid:1)~'sid:1' does not end with ';'",
                "alert tcp any any -> any any ()~no options",
                "alert tcp any any -> any any (msg:\"x\";)~no sid",
                "alert tcp any any -> any any (sid:x;)~'sid' is 'x'",
                "alert tcp any any -> any any (sid:4294967296;)~'sid' is '4294967296'",
                "alert tcp any any -> any any (sid:0;)~sid 0",
                "alert tcp any any -> any any (sid:1; sid:2;)~'sid' is given 2 times",
                "alert tcp any any -> any any (msg:\"x; sid:1;)~'msg' has no closing quote",
                "alert tcp any any -> any any (content:\"a;b\"; sid:1;)~'content' has no closing quote",
                "alert tcp any any -> any any (content:\"a\\\"; sid:1;)~'content' has no closing quote",
            })
    void refusesARuleThatSuricataCouldNotRead(String rule, String reason) {
        assertThatExceptionOfType(RuleSyntaxException.class)
                .isThrownBy(() -> read("# first\n" + rule + "\n"))
                .withMessageStartingWith("test.rules:2: ")
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alert tcp any any -> any any (msg:\"\u001b[2J\"; sid:1;)", "\u0000"})
    void refusesControlCharacters(String text) {
        assertThatExceptionOfType(RuleSyntaxException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining("control character");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] bytes = {'#', ' ', (byte) 0xff, '\n'};

        assertThatExceptionOfType(RuleSyntaxException.class)
                .isThrownBy(() -> new RuleFiles().read("x.rules", new ByteArrayInputStream(bytes)))
                .withMessage("x.rules:1: is not UTF-8");
    }

    @Test
    void refusesAFileThatEndsInTheMiddleOfARule() {
        assertThatExceptionOfType(RuleSyntaxException.class)
                .isThrownBy(() -> read("alert tcp any any -> any any ( \\\n"))
                .withMessageContaining("the file ends in the middle of a rule");
    }

    @Test
    void refusesALineWithoutEnd() {
        assertThatExceptionOfType(RuleSyntaxException.class)
                .isThrownBy(() -> read("alert ".repeat(20_000)))
                .withMessageContaining("longer than");
    }

    private static RuleSet read(String text) {
        RuleFiles files = new RuleFiles();
        try {
            files.read("test.rules", bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.toRuleSet();
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
