package dev.airgap.rules.validation;

import dev.airgap.bundle.ContentStore;
import dev.airgap.rules.suricata.RuleFiles;
import dev.airgap.rules.suricata.RuleSyntaxException;
import dev.airgap.ruleupdate.RuleUpdate;
import dev.airgap.ruleupdate.RuleUpdateException;
import dev.airgap.ruleupdate.RuleUpdateFile;
import dev.airgap.ruleupdate.RuleUpdateNumber;
import dev.airgap.ruleupdate.RuleUpdateReader;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Verifies one file completely: signature, site, name, every byte, every rule. The number is judged elsewhere. */
final class UpdateCheck {

    private final TrustedRoot root;
    private final String site;
    private final ContentStore store;

    UpdateCheck(TrustedRoot root, String site, ContentStore store) {
        this.root = root;
        this.site = site;
        this.store = store;
    }

    /**
     * Reads the file once.
     *
     * @param fileName the name under which it came
     * @throws RefusedUpdateException with the code of the finding
     */
    CheckedUpdate check(Path file, String fileName, Instant now) throws IOException {
        Optional<RuleUpdateNumber> number = Optional.empty();
        try (RuleUpdateReader reader = RuleUpdateReader.open(file)) {
            root.requireNotExpired(now);
            number = Optional.of(reader.verify(root, site, fileName).manifest().number());
            RuleUpdate update = reader.extract(store);
            return new CheckedUpdate(update, readRules(update).toRuleSet());
        } catch (RuleUpdateException e) {
            throw new RefusedUpdateException(e.code(), e.getMessage(), number);
        } catch (TrustException e) {
            throw new RefusedUpdateException(e.code(), e.getMessage(), number);
        } catch (RuleSyntaxException e) {
            throw new RefusedUpdateException("RULE_MALFORMED", e.getMessage(), number);
        }
    }

    private RuleFiles readRules(RuleUpdate update) throws IOException {
        RuleFiles rules = new RuleFiles();
        for (RuleUpdateFile file : update.manifest().files()) {
            try (InputStream text = file.open(store)) {
                int found = rules.read(file.name().value(), text);
                if (found != file.rules()) {
                    throw new RefusedUpdateException(
                            "DSRU_RULES_DIFFER",
                            "%s has %d enabled rules, signed %d".formatted(file.name(), found, file.rules()),
                            Optional.of(update.manifest().number()));
                }
            }
        }
        return rules;
    }
}
