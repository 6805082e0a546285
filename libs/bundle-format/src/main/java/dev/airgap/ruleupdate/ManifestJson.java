package dev.airgap.ruleupdate;

import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.Encoding;
import dev.airgap.bundle.StoredFile;
import dev.airgap.trust.Json;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The manifest as JSON. Every member is required but {@code previous}; no other member is accepted. */
final class ManifestJson {

    private static final int DEPTH = 4;
    private static final long MAX_CRC32 = 0xFFFFFFFFL;

    private ManifestJson() {}

    static byte[] write(RuleUpdateManifest manifest) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", RuleUpdateManifest.SCHEMA);
        json.put("number", manifest.number().toString());
        json.put("site", manifest.site());
        json.put("cycle", manifest.cycle());
        json.put("issuedAt", manifest.issuedAt().toString());
        json.put("producer", manifest.producer());
        manifest.previous().ifPresent(previous -> {
            Map<String, Object> member = new LinkedHashMap<>();
            member.put("number", previous.number().toString());
            member.put("id", previous.id().hex());
            json.put("previous", member);
        });
        json.put("files", manifest.files().stream().map(ManifestJson::file).toList());
        return Json.write(json);
    }

    private static Map<String, Object> file(RuleUpdateFile file) {
        StoredFile stored = file.stored();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", file.name().value());
        json.put("rules", file.rules());
        json.put("size", stored.size());
        json.put("sha256", stored.sha256());
        json.put("encoding", stored.encoding().word());
        json.put("storedSize", stored.storedSize());
        json.put("storedSha256", stored.storedSha256());
        json.put("crc32", stored.crc32());
        return json;
    }

    static RuleUpdateManifest read(byte[] payload) {
        JsonObject json = JsonObject.parse(payload, new Limits(RuleUpdateLimits.MAX_ENVELOPE_BYTES, DEPTH));
        long schema = json.integer("schema");
        if (schema != RuleUpdateManifest.SCHEMA) {
            throw new RuleUpdateException(
                    RuleUpdateException.Code.DSRU_SCHEMA_UNSUPPORTED,
                    "schema " + schema + ", this reader knows " + RuleUpdateManifest.SCHEMA);
        }
        RuleUpdateManifest manifest = new RuleUpdateManifest(
                json.parsed("number", RuleUpdateNumber::parse),
                json.string("site"),
                json.string("cycle"),
                json.instant("issuedAt"),
                json.string("producer"),
                json.optionalObject("previous").map(ManifestJson::previous),
                files(json));
        json.refuseUnknown();
        return manifest;
    }

    private static RuleUpdateManifest.Previous previous(JsonObject json) {
        RuleUpdateManifest.Previous previous =
                new RuleUpdateManifest.Previous(json.parsed("number", RuleUpdateNumber::parse), json.sha256("id"));
        json.refuseUnknown();
        return previous;
    }

    private static List<RuleUpdateFile> files(JsonObject json) {
        return json.objects("files").stream().map(ManifestJson::file).toList();
    }

    private static RuleUpdateFile file(JsonObject json) {
        RuleUpdateFile file = new RuleUpdateFile(
                json.parsed("name", RuleFileName::new),
                (int) json.integer("rules", 0, Integer.MAX_VALUE),
                new StoredFile(
                        json.sha256("sha256").hex(),
                        json.integer("size", 0, Long.MAX_VALUE),
                        json.parsed("encoding", ManifestJson::encoding),
                        json.integer("storedSize", 0, Long.MAX_VALUE),
                        json.sha256("storedSha256").hex(),
                        json.integer("crc32", 0, MAX_CRC32)));
        json.refuseUnknown();
        return file;
    }

    private static Encoding encoding(String word) {
        try {
            return Encoding.of(word);
        } catch (BundleException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
