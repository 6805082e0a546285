package dev.airgap.rules.summary;

import dev.airgap.rules.suricata.Rule;
import dev.airgap.rules.suricata.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A rule update as its approver reads it, and as it is stored.
 *
 * @param rules enabled rules after the update
 * @param behaviourChanges existing rules that would act differently, with {@code detect -> prevent} changes among them
 * @param groups what changed, by application type
 */
public record RuleSummary(
        int rules,
        int added,
        int updated,
        int removed,
        List<BehaviourChange> behaviourChanges,
        List<RevisionFall> revisionFalls,
        List<Group> groups) {

    public RuleSummary {
        behaviourChanges = List.copyOf(behaviourChanges);
        revisionFalls = List.copyOf(revisionFalls);
        groups = List.copyOf(groups);
    }

    /** @param rules in the order of their ids: new, updated (marked {@code *}) and removed together */
    public record Group(String applicationType, List<Line> rules) {
        public Group {
            rules = List.copyOf(rules);
        }
    }

    /**
     * @param change ADDED, UPDATED or REMOVED
     * @param behaviour what the rule will do, or did when it is removed
     */
    public record Line(String sid, String message, long revision, String behaviour, String change) {}

    /** @param blocksNow traffic passed before and is stopped now */
    public record BehaviourChange(String sid, String message, String before, String after, boolean blocksNow) {}

    /** A rule whose revision is lower than the one in use. */
    public record RevisionFall(String sid, String message, long before, long after) {}

    /** Compares the set in use with the one that would replace it. */
    public static RuleSummary of(RuleSet before, RuleSet after) {
        List<RuleChange> changes = RuleSetChanges.between(before, after);
        return new RuleSummary(
                after.enabledRules(),
                count(changes, RuleChange.Kind.ADDED),
                count(changes, RuleChange.Kind.UPDATED),
                count(changes, RuleChange.Kind.REMOVED),
                changes.stream()
                        .filter(RuleChange::changesBehaviour)
                        .map(RuleSummary::behaviour)
                        .toList(),
                changes.stream()
                        .filter(RuleChange::revisionFell)
                        .map(RuleSummary::revisionFall)
                        .toList(),
                groups(changes));
    }

    private static int count(List<RuleChange> changes, RuleChange.Kind kind) {
        return (int) changes.stream().filter(change -> change.kind() == kind).count();
    }

    private static BehaviourChange behaviour(RuleChange change) {
        Rule before = change.before().orElseThrow();
        Rule after = change.after().orElseThrow();
        return new BehaviourChange(
                after.id().toString(),
                after.message(),
                before.behaviour(),
                after.behaviour(),
                blocks(after) && !blocks(before));
    }

    private static boolean blocks(Rule rule) {
        return rule.enabled() && rule.action().blocks();
    }

    private static RevisionFall revisionFall(RuleChange change) {
        Rule before = change.before().orElseThrow();
        Rule after = change.after().orElseThrow();
        return new RevisionFall(after.id().toString(), after.message(), before.revision(), after.revision());
    }

    private static List<Group> groups(List<RuleChange> changes) {
        Map<String, List<Line>> byType = changes.stream()
                .collect(Collectors.groupingBy(
                        change -> change.shown().applicationType(),
                        TreeMap::new,
                        Collectors.mapping(RuleSummary::line, Collectors.toCollection(ArrayList::new))));
        return byType.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Line line(RuleChange change) {
        Rule rule = change.shown();
        return new Line(
                rule.id().toString(),
                rule.message(),
                rule.revision(),
                rule.behaviour(),
                change.kind().name());
    }
}
