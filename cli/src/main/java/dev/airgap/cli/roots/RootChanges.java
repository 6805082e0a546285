package dev.airgap.cli.roots;

import dev.airgap.trust.Delegation;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.RootDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the next root document changes: what a root key holder has to agree to. */
public final class RootChanges {

    private RootChanges() {}

    /** One line for each change, in words; empty when only the version differs. */
    public static List<String> between(RootDocument old, RootDocument next) {
        List<String> changes = new ArrayList<>();
        if (old.epoch() != next.epoch()) {
            changes.add("epoch " + old.epoch() + " becomes " + next.epoch());
        }
        if (!old.expires().equals(next.expires())) {
            changes.add("expiry " + old.expires() + " becomes " + next.expires());
        }
        Map<String, Delegation> before = byName(old);
        Map<String, Delegation> after = byName(next);
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> changes.add(name + " is withdrawn"));
        after.forEach((name, delegation) -> {
            Delegation was = before.get(name);
            if (was == null) {
                changes.add("new: " + shown(name, delegation));
            } else {
                addChanges(changes, name, was, delegation);
            }
        });
        return List.copyOf(changes);
    }

    /** One line for each delegation, in words. */
    public static List<String> delegationsOf(RootDocument document) {
        return byName(document).entrySet().stream()
                .map(entry -> shown(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String shown(String name, Delegation delegation) {
        String besides = delegation.postQuantumThreshold() == 0
                ? ""
                : " and " + delegation.postQuantumThreshold() + " post-quantum";
        return name + ": " + delegation.threshold() + besides + " of " + new TreeSet<>(delegation.keys());
    }

    private static void addChanges(List<String> changes, String name, Delegation was, Delegation is) {
        if (was.threshold() != is.threshold()) {
            changes.add(name + ": threshold " + was.threshold() + " becomes " + is.threshold());
        }
        int before = was.postQuantumThreshold();
        int after = is.postQuantumThreshold();
        if (before != after) {
            changes.add(name + ": post-quantum threshold " + before + " becomes " + after);
        }
        for (KeyId key : new TreeSet<>(was.keys())) {
            if (!is.keys().contains(key)) {
                changes.add(name + ": key " + key + " is removed");
            }
        }
        for (KeyId key : new TreeSet<>(is.keys())) {
            if (!was.keys().contains(key)) {
                changes.add(name + ": key " + key + " is added");
            }
        }
    }

    private static Map<String, Delegation> byName(RootDocument document) {
        Map<String, Delegation> byName = new TreeMap<>();
        document.delegations().forEach(delegation -> byName.put(DelegationName.of(delegation), delegation));
        return byName;
    }
}
