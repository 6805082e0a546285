package dev.airgap.rules.export;

import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.StoredFile;
import dev.airgap.rules.suricata.RuleFiles;
import dev.airgap.rules.suricata.RuleSyntaxException;
import dev.airgap.ruleupdate.RuleFileName;
import dev.airgap.ruleupdate.RuleUpdateFile;
import dev.airgap.ruleupdate.RuleUpdateLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory with the rule files: every {@code *.rules} in it, none below it. What is read goes into the content store
 * and is checked there, so that what is signed is what was checked.
 */
final class RuleSource {

    private final Path directory;
    private final ContentStore store;

    RuleSource(Path directory, ContentStore store) {
        this.directory = directory;
        this.store = store;
    }

    /**
     * Reads the rule set.
     *
     * @return sorted by name
     * @throws ExportFailedException RULES_SOURCE_UNREADABLE, RULES_SOURCE_EMPTY, RULES_SOURCE_CHANGING,
     *     RULE_FILE_NAME_INVALID, RULE_FILE_TOO_LARGE or RULE_MALFORMED
     * @throws IOException if the content store fails
     */
    List<RuleUpdateFile> read() throws IOException {
        RuleFiles rules = new RuleFiles();
        List<RuleUpdateFile> files = new ArrayList<>();
        for (RuleFileName name : names()) {
            StoredFile stored = put(directory.resolve(name.value()));
            files.add(checked(name, stored, rules));
        }
        return files;
    }

    private List<RuleFileName> names() {
        try (Stream<Path> listed = Files.list(directory)) {
            List<RuleFileName> names = listed.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(RuleFileName.SUFFIX) && !name.startsWith("."))
                    .map(RuleSource::name)
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw new ExportFailedException("RULES_SOURCE_EMPTY", "no *.rules file in the rules source directory");
            }
            return names;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static RuleFileName name(String name) {
        try {
            return new RuleFileName(name);
        } catch (IllegalArgumentException e) {
            throw new ExportFailedException("RULE_FILE_NAME_INVALID", e.getMessage(), e);
        }
    }

    private StoredFile put(Path file) throws IOException {
        BasicFileAttributes before = attributes(file);
        if (before.size() > RuleUpdateLimits.MAX_FILE_BYTES) {
            throw new ExportFailedException(
                    "RULE_FILE_TOO_LARGE",
                    "%s has %d bytes, at most %d accepted"
                            .formatted(file.getFileName(), before.size(), RuleUpdateLimits.MAX_FILE_BYTES));
        }
        StoredFile stored;
        try (InputStream in = open(file)) {
            stored = store.put(in);
        }
        BasicFileAttributes after = attributes(file);
        // Half of a file that somebody is copying can be a valid rule set with half of the rules.
        if (stored.size() != before.size()
                || after.size() != before.size()
                || !after.lastModifiedTime().equals(before.lastModifiedTime())) {
            throw new ExportFailedException("RULES_SOURCE_CHANGING", file.getFileName() + " changed while it was read");
        }
        return stored;
    }

    private RuleUpdateFile checked(RuleFileName name, StoredFile stored, RuleFiles rules) throws IOException {
        RuleUpdateFile file = new RuleUpdateFile(name, 0, stored);
        try (InputStream text = file.open(store)) {
            return new RuleUpdateFile(name, rules.read(name.value(), text), stored);
        } catch (RuleSyntaxException e) {
            throw new ExportFailedException("RULE_MALFORMED", e.getMessage(), e);
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static BasicFileAttributes attributes(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static ExportFailedException unreadable(IOException e) {
        return new ExportFailedException(
                "RULES_SOURCE_UNREADABLE", "the rules source cannot be read: " + e.getMessage(), e);
    }
}
