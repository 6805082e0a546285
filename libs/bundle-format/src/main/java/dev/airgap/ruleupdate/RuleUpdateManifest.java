package dev.airgap.ruleupdate;

import dev.airgap.trust.MalformedException;
import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is signed: one rule update, complete (never a difference).
 *
 * @param site the enclave it is for
 * @param cycle the cycle that exported it first
 * @param issuedAt whole seconds or milliseconds, UTC
 * @param producer {@code zone/service}
 * @param previous the update before it from this producer for this site; empty for the first
 * @param files sorted by name, at least one, unique after lower-casing
 */
public record RuleUpdateManifest(
        RuleUpdateNumber number,
        String site,
        String cycle,
        Instant issuedAt,
        String producer,
        Optional<Previous> previous,
        List<RuleUpdateFile> files) {

    /** The schema version that this class reads and writes. */
    public static final int SCHEMA = 1;

    private static final int MAX_WORD = 200;

    /** @param id SHA-256 of its payload */
    public record Previous(RuleUpdateNumber number, Sha256 id) {}

    /** @throws IllegalArgumentException naming what breaks the rules above or the {@link RuleUpdateLimits} */
    public RuleUpdateManifest {
        files = List.copyOf(files);
        requireWord("site", site);
        requireWord("cycle", cycle);
        requireWord("producer", producer);
        if (previous.isPresent() && previous.get().number().compareTo(number) >= 0) {
            throw new IllegalArgumentException("previous " + previous.get().number() + " is not below " + number);
        }
        requireFiles(files);
    }

    /** The bytes to sign; their SHA-256 is the rule update id. */
    public byte[] toPayload() {
        return ManifestJson.write(this);
    }

    /**
     * Reads a payload whose signature was verified.
     *
     * @throws RuleUpdateException {@code DSRU_MALFORMED}, {@code DSRU_SCHEMA_UNSUPPORTED} or {@code DSRU_TOO_LARGE}
     */
    public static RuleUpdateManifest parse(byte[] payload) {
        try {
            return ManifestJson.read(payload);
        } catch (MalformedException | IllegalArgumentException e) {
            throw new RuleUpdateException(
                    RuleUpdateException.Code.DSRU_MALFORMED, "the manifest is not valid: " + e.getMessage(), e);
        }
    }

    /** The identity of the update with this payload. */
    public static Sha256 idOf(byte[] payload) {
        return Sha256.of(payload);
    }

    private static void requireWord(String member, String value) {
        if (value.isEmpty() || value.length() > MAX_WORD || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(member + " is not 1 to " + MAX_WORD + " printable ASCII characters");
        }
    }

    private static void requireFiles(List<RuleUpdateFile> files) {
        if (files.isEmpty() || files.size() > RuleUpdateLimits.MAX_FILES) {
            throw tooLarge(files.size() + " rule files, expected 1 to " + RuleUpdateLimits.MAX_FILES);
        }
        Set<String> folded = new HashSet<>();
        long total = 0;
        for (int i = 0; i < files.size(); i++) {
            RuleUpdateFile file = files.get(i);
            if (i > 0 && files.get(i - 1).name().compareTo(file.name()) >= 0) {
                throw new IllegalArgumentException("files are not sorted by name at " + file.name());
            }
            if (!folded.add(file.name().value().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(file.name() + " is there twice but for upper and lower case");
            }
            if (file.stored().size() > RuleUpdateLimits.MAX_FILE_BYTES
                    || file.stored().storedSize() > RuleUpdateLimits.MAX_FILE_BYTES) {
                throw tooLarge(file.name() + " is larger than " + RuleUpdateLimits.MAX_FILE_BYTES + " bytes");
            }
            total += file.stored().size();
        }
        if (total > RuleUpdateLimits.MAX_TOTAL_BYTES) {
            throw tooLarge("the rule files have " + total + " bytes, at most " + RuleUpdateLimits.MAX_TOTAL_BYTES
                    + " accepted");
        }
    }

    private static RuleUpdateException tooLarge(String detail) {
        return new RuleUpdateException(RuleUpdateException.Code.DSRU_TOO_LARGE, detail);
    }
}
