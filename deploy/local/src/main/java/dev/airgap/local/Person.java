package dev.airgap.local;

import dev.airgap.contracts.Zone;
import java.util.List;

/**
 * Somebody who works in a zone, and the one role they have there. Nobody works in both zones, and the approver is never
 * the operator.
 */
public record Person(Zone zone, String name, String role) {

    private static final List<Person> EVERYBODY = List.of(
            new Person(Zone.DMZ, "audrey", "auditor"),
            new Person(Zone.DMZ, "olivia", "operator"),
            new Person(Zone.DMZ, "carl", "custodian"),
            new Person(Zone.DMZ, "petra", "approver"),
            new Person(Zone.DMZ, "adam", "admin"),
            new Person(Zone.AIRGAP, "arthur", "auditor"),
            new Person(Zone.AIRGAP, "oscar", "operator"),
            new Person(Zone.AIRGAP, "clara", "custodian"),
            new Person(Zone.AIRGAP, "paula", "approver"),
            new Person(Zone.AIRGAP, "agnes", "admin"));

    /** The people of a zone, one per role. */
    public static List<Person> in(Zone zone) {
        return EVERYBODY.stream().filter(person -> person.zone() == zone).toList();
    }
}
