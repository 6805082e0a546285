package dev.airgap.rules.update;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.zone.Here;
import dev.airgap.rules.storage.RuleStorage;
import dev.airgap.ruleupdate.RuleUpdateFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The rule set that the site's sensors use. */
@ApplicationScoped
public class RuleSets {

    private final RuleSetTable sets;
    private final RuleUpdateTable updates;
    private final RuleStorage storage;
    private final Here here;

    RuleSets(RuleSetTable sets, RuleUpdateTable updates, RuleStorage storage, Here here) {
        this.sets = sets;
        this.updates = updates;
        this.storage = storage;
        this.here = here;
    }

    /** The applied update; empty before the first. */
    @Transactional
    public Optional<KnownRuleUpdate> current() {
        return sets.findByIdOptional(here.site())
                .map(set -> set.updateId)
                .map(updates::findById)
                .map(RuleUpdateEntity::toRuleUpdate);
    }

    /** @throws ProblemException RULE_SET_NOT_FOUND */
    @Transactional
    public KnownRuleUpdate require() {
        return current()
                .orElseThrow(() -> new ProblemException(
                        RulesProblem.RULE_SET_NOT_FOUND, "Confirm a rule update first: GET /api/v1/rule-updates."));
    }

    /**
     * A file of the current rule set; its text is the publisher's, byte for byte.
     *
     * @throws ProblemException RULE_SET_NOT_FOUND or RULE_FILE_NOT_FOUND
     */
    @Transactional
    public RuleUpdateFile file(String name) {
        return require().manifest().files().stream()
                .filter(file -> file.name().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        RulesProblem.RULE_FILE_NOT_FOUND, "GET /api/v1/rule-sets/current lists the files there are."));
    }

    /** The text of a file. */
    public InputStream open(RuleUpdateFile file) throws IOException {
        return file.open(storage.content());
    }
}
