package dev.airgap.rules.suricata;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the files of one rule set. An instance is used once, for all the files of the set: it refuses a rule that any
 * of them had already.
 *
 * <p>A commented line that reads as a rule is a disabled rule; any other comment is skipped. A disabled copy of a rule
 * that the set has enabled is an old text somebody kept, not a duplicate.
 */
public final class RuleFiles {

    private final Map<RuleId, Rule> enabled = new HashMap<>();
    private final Map<RuleId, Rule> disabled = new HashMap<>();

    /**
     * Reads a file to its end; closes nothing.
     *
     * @return how many enabled rules it has
     * @throws RuleSyntaxException naming the line of the first rule that is malformed or a duplicate
     */
    public int read(String file, InputStream in) throws IOException {
        LogicalLines lines = new LogicalLines(file, in);
        int count = 0;
        for (LogicalLine line = lines.next(); line != null; line = lines.next()) {
            if (line.comment()) {
                addDisabled(file, line);
            } else {
                addEnabled(file, line);
                count++;
            }
        }
        return count;
    }

    /** Everything read so far. */
    public RuleSet toRuleSet() {
        List<Rule> rules = new ArrayList<>(enabled.values());
        disabled.forEach((id, rule) -> {
            if (!enabled.containsKey(id)) {
                rules.add(rule);
            }
        });
        return new RuleSet(rules);
    }

    private void addEnabled(String file, LogicalLine line) {
        try {
            Rule rule = rule(file, line);
            Rule first = enabled.putIfAbsent(rule.id(), rule);
            if (first != null) {
                throw new InvalidRuleException(
                        "sid " + rule.id() + " is already used at " + first.file() + ":" + first.line());
            }
        } catch (InvalidRuleException e) {
            throw new RuleSyntaxException(file, line.number(), e.getMessage());
        }
    }

    private void addDisabled(String file, LogicalLine line) {
        if (!looksLikeARule(line.text())) {
            return;
        }
        try {
            Rule rule = rule(file, line);
            disabled.putIfAbsent(rule.id(), rule);
        } catch (InvalidRuleException e) {
            // Prose that begins with "alert": a comment may say anything.
            return;
        }
    }

    private static boolean looksLikeARule(String text) {
        int space = text.indexOf(' ');
        return space > 0
                && text.endsWith(")")
                && RuleAction.named(text.substring(0, space)).isPresent();
    }

    private static Rule rule(String file, LogicalLine line) {
        RuleText text = RuleText.parse(line.text());
        return new Rule(
                text.id(),
                text.header().action(),
                !line.comment(),
                text.header().protocol(),
                text.message(),
                text.revision(),
                text.classtype(),
                ApplicationType.of(text, file),
                file,
                line.number(),
                text.sha256());
    }
}
