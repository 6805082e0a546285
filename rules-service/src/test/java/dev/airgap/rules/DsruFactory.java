package dev.airgap.rules;

import dev.airgap.bundle.ContentStore;
import dev.airgap.rules.suricata.RuleFiles;
import dev.airgap.ruleupdate.RuleFileName;
import dev.airgap.ruleupdate.RuleUpdateFile;
import dev.airgap.ruleupdate.RuleUpdateManifest;
import dev.airgap.ruleupdate.RuleUpdateNumber;
import dev.airgap.ruleupdate.RuleUpdateWriter;
import dev.airgap.trust.FileSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes {@code .dsru} files as a dmz would, right ones and wrong ones. */
final class DsruFactory {

    private final Path folder;
    private final ContentStore store;
    private String number = "26-001";
    private String site = "plant-1";
    private String signedBy = "release";
    private int extraRules;

    DsruFactory(Path folder) throws IOException {
        this.folder = folder;
        this.store = ContentStore.open(folder.resolve("dmz-content"));
    }

    DsruFactory numbered(String value) {
        number = value;
        return this;
    }

    DsruFactory forSite(String value) {
        site = value;
        return this;
    }

    DsruFactory signedBy(String key) {
        signedBy = key;
        return this;
    }

    DsruFactory countingTooMany() {
        extraRules = 1;
        return this;
    }

    /** One file {@code all.rules} with this text, taken as it is. */
    byte[] with(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RuleUpdateFile file = new RuleUpdateFile(
                new RuleFileName("all.rules"), count(bytes) + extraRules, store.put(new ByteArrayInputStream(bytes)));
        RuleUpdateManifest manifest = new RuleUpdateManifest(
                RuleUpdateNumber.parse(number),
                site,
                "cycle-in-dmz",
                Instant.parse("2026-03-01T10:00:00Z"),
                "dmz/rules",
                Optional.empty(),
                List.of(file));
        Path target = folder.resolve("made.dsru");
        RuleUpdateWriter.write(manifest, store, List.of(FileSigner.read(folder.resolve(signedBy + ".key"))), target);
        return Files.readAllBytes(target);
    }

    private static int count(byte[] text) throws IOException {
        try {
            return new RuleFiles().read("all.rules", new ByteArrayInputStream(text));
        } catch (dev.airgap.rules.suricata.RuleSyntaxException e) {
            return 1;
        }
    }
}
