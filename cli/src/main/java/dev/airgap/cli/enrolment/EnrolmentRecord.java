package dev.airgap.cli.enrolment;

import dev.airgap.trust.Json;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who confirmed the root document, in {@code enrolment.json} beside it. transfer-service announces it.
 *
 * @param site the site's name
 * @param rootVersion of the root document
 * @param rootFingerprint of the root document
 * @param confirmedBy the two persons
 */
record EnrolmentRecord(String site, int rootVersion, Sha256 rootFingerprint, List<String> confirmedBy) {

    private static final int LARGEST_BYTES = 16 * 1024;

    static EnrolmentRecord of(String site, TrustedRoot root, List<String> confirmedBy) {
        return new EnrolmentRecord(site, root.document().version(), root.fingerprint(), confirmedBy);
    }

    /** The record, if there is one that can be read; any other is written anew. */
    static Optional<EnrolmentRecord> read(Path file) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            JsonObject json = JsonObject.parse(DurableFile.read(file, LARGEST_BYTES), Limits.ofBytes(LARGEST_BYTES));
            return Optional.of(new EnrolmentRecord(
                    json.string("site"),
                    Math.toIntExact(json.integer("rootVersion", 1, Integer.MAX_VALUE)),
                    json.sha256("rootFingerprint"),
                    json.strings("confirmedBy")));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    boolean isOf(TrustedRoot root) {
        return rootVersion == root.document().version() && rootFingerprint.equals(root.fingerprint());
    }

    void write(Path file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("site", site);
        json.put("rootVersion", rootVersion);
        json.put("rootFingerprint", rootFingerprint.hex());
        json.put("confirmedBy", confirmedBy);
        DurableFile.write(file, Json.write(json));
    }
}
