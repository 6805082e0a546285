package dev.airgap.rules.update;

import dev.airgap.ruleupdate.RuleUpdateFile;
import dev.airgap.trust.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** One digest for a whole rule set: the SHA-256 of what {@code sha256sum *.rules} prints, names in byte order. */
public final class RuleSetDigest {

    private RuleSetDigest() {}

    /** @param files sorted by name */
    public static String of(List<RuleUpdateFile> files) {
        String listing = files.stream()
                .map(file -> file.stored().sha256() + "  " + file.name() + "\n")
                .collect(Collectors.joining());
        return Sha256.of(listing.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
