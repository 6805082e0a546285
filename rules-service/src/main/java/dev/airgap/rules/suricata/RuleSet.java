package dev.airgap.rules.suricata;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rules by identity, disabled ones included. */
public final class RuleSet {

    private static final RuleSet EMPTY = new RuleSet(List.of());

    private final Map<RuleId, Rule> rules;

    RuleSet(Collection<Rule> rules) {
        Map<RuleId, Rule> byId = new TreeMap<>();
        rules.forEach(rule -> byId.put(rule.id(), rule));
        this.rules = Collections.unmodifiableMap(byId);
    }

    public static RuleSet empty() {
        return EMPTY;
    }

    /** In the order of their ids. */
    public Collection<Rule> rules() {
        return rules.values();
    }

    public Optional<Rule> find(RuleId id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** How many rules Suricata would load. */
    public int enabledRules() {
        return (int) rules.values().stream().filter(Rule::enabled).count();
    }
}
