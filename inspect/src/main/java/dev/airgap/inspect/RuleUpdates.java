package dev.airgap.inspect;

import dev.airgap.ruleupdate.RuleUpdate;
import dev.airgap.ruleupdate.RuleUpdateFile;
import dev.airgap.ruleupdate.RuleUpdateManifest;
import dev.airgap.ruleupdate.RuleUpdateReader;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Rule updates: {@code .dsru} files. */
final class RuleUpdates {

    private final Question question;

    RuleUpdates(Question question) {
        this.question = question;
    }

    /** Verifies the whole file and tells what it is. */
    Map<String, Object> facts(Path file, TrustedRoot trusted) throws IOException {
        trusted.requireNotExpired(question.at());
        try (RuleUpdateReader reader = RuleUpdateReader.open(file)) {
            Optional<String> claimed = reader.claimedSite();
            // A file for another site is an everyday mix-up; the claim decides only between two refusals.
            if (claimed.isPresent()
                    && question.site()
                            .filter(site -> !site.equals(claimed.get()))
                            .isPresent()) {
                throw new FileRefusedException(
                        "DSRU_WRONG_SITE",
                        "is for site " + claimed.get() + ", not for "
                                + question.site().get());
            }
            String site = question.site()
                    .or(() -> claimed)
                    .orElseGet(() -> Scopes.anyRelease(trusted, PayloadTypes.RULE_UPDATE));
            reader.verify(trusted, site, String.valueOf(file.getFileName()));
            return facts(reader.check(), trusted);
        }
    }

    private Map<String, Object> facts(RuleUpdate update, TrustedRoot trusted) {
        RuleUpdateManifest manifest = update.manifest();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("site", manifest.site());
        facts.put("siteChecked", question.site().isPresent());
        facts.put("number", manifest.number().toString());
        facts.put("id", update.id().hex());
        facts.put("files", (long) manifest.files().size());
        facts.put(
                "rules",
                manifest.files().stream().mapToLong(RuleUpdateFile::rules).sum());
        facts.put("issuedAt", manifest.issuedAt().toString());
        facts.put(
                "previous",
                manifest.previous()
                        .map(previous -> previous.number().toString())
                        .orElse("none"));
        facts.put("rootVersion", (long) trusted.document().version());
        facts.put("demonstration", trusted.document().demonstration());
        return facts;
    }
}
