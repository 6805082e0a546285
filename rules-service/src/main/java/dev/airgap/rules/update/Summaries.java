package dev.airgap.rules.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.zone.Here;
import dev.airgap.rules.storage.RuleStorage;
import dev.airgap.rules.summary.RuleSummary;
import dev.airgap.rules.suricata.RuleFiles;
import dev.airgap.rules.suricata.RuleSet;
import dev.airgap.ruleupdate.RuleUpdateFile;
import dev.airgap.ruleupdate.RuleUpdateManifest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Compares updates with the rule set in use, and keeps what was found for the person who decides. */
@ApplicationScoped
public class Summaries {

    private final RuleSets sets;
    private final RuleUpdateTable updates;
    private final RuleStorage storage;
    private final Here here;
    private final ObjectMapper json;

    Summaries(RuleSets sets, RuleUpdateTable updates, RuleStorage storage, Here here, ObjectMapper json) {
        this.sets = sets;
        this.updates = updates;
        this.storage = storage;
        this.here = here;
        this.json = json;
    }

    /**
     * The rules of an update whose files are in the store.
     *
     * @throws dev.airgap.rules.suricata.RuleSyntaxException naming file and line
     */
    public RuleSet read(RuleUpdateManifest manifest) throws IOException {
        RuleFiles files = new RuleFiles();
        for (RuleUpdateFile file : manifest.files()) {
            try (InputStream text = file.open(storage.content())) {
                files.read(file.name().value(), text);
            }
        }
        return files.toRuleSet();
    }

    /** Compares with the rule set in use now. */
    public StoredSummary compare(RuleSet rules) throws IOException {
        Optional<KnownRuleUpdate> current = sets.current();
        RuleSet before = current.isPresent() ? read(current.get().manifest()) : RuleSet.empty();
        return new StoredSummary(current.map(update -> update.number().toString()), RuleSummary.of(before, rules));
    }

    /** @throws ProblemException RULE_UPDATE_NOT_FOUND */
    @Transactional
    public StoredSummary find(String number) {
        RuleUpdateEntity row = updates.byNumber(here.site(), number).orElseThrow(() -> RuleUpdates.notFound(number));
        return new StoredSummary(Optional.ofNullable(row.summaryBasis), parse(row.summary));
    }

    String toText(RuleSummary summary) {
        try {
            return json.writeValueAsString(summary);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary is plain data", e);
        }
    }

    private RuleSummary parse(String text) {
        try {
            return json.readValue(text, RuleSummary.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds a summary that nobody wrote", e);
        }
    }
}
