package dev.airgap.bundle;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.Component.Removed;
import dev.airgap.bundle.Component.Withdrawn;
import dev.airgap.bundle.Manifest.Kind;
import dev.airgap.bundle.Manifest.Requirements;
import dev.airgap.bundle.Manifest.RootsReference;
import dev.airgap.bundle.Manifest.Validity;
import dev.airgap.trust.Json;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The manifest as JSON. Absent values are absent members. */
final class ManifestJson {

    private static final Limits LIMITS = new Limits(BundleReader.MAX_ENVELOPE, 4);

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", (long) Manifest.SCHEMA);
        json.put("fileName", manifest.fileName());
        json.put("site", manifest.site());
        json.put("epoch", manifest.epoch());
        json.put("sequence", manifest.sequence());
        json.put("kind", manifest.kind().word());
        putIfPresent(json, "base", manifest.base());
        putIfPresent(json, "previous", manifest.previous());
        json.put("snapshotDigest", manifest.snapshotDigest());
        json.put(
                "components",
                manifest.components().stream().map(ManifestJson::component).toList());
        json.put(
                "removed",
                manifest.removed().stream().map(ManifestJson::removed).toList());
        json.put(
                "withdrawn",
                manifest.withdrawn().stream().map(ManifestJson::withdrawn).toList());
        json.put("minimumRelayVersion", manifest.requirements().minimumRelayVersion());
        json.put("minimumAgentVersion", manifest.requirements().minimumAgentVersion());
        json.put("issuedAt", manifest.validity().issuedAt().toString());
        json.put("expiresAt", manifest.validity().expiresAt().toString());
        json.put("nextExpectedBy", manifest.validity().nextExpectedBy().toString());
        putIfPresent(json, "lastReceipt", manifest.lastReceipt());
        putIfPresent(json, "cycle", manifest.cycle());
        json.put("producer", manifest.producer());
        json.put("roots", roots(manifest.roots()));
        json.put("index", index(manifest.index()));
        return Json.write(json);
    }

    static Manifest parse(byte[] payload) {
        try {
            JsonObject json = JsonObject.parse(payload, LIMITS);
            long schema = json.integer("schema");
            if (schema != Manifest.SCHEMA) {
                throw new BundleException(
                        Code.BUNDLE_SCHEMA_UNSUPPORTED,
                        "manifest schema is " + schema + ", known is " + Manifest.SCHEMA);
            }
            Manifest manifest = read(json);
            json.refuseUnknown();
            return manifest;
        } catch (MalformedException | IllegalArgumentException e) {
            throw new BundleException(Code.BUNDLE_MANIFEST_INVALID, "manifest: " + e.getMessage(), e);
        }
    }

    private static Manifest read(JsonObject json) {
        OptionalLong lastReceipt = json.optionalInteger("lastReceipt");
        return new Manifest(
                json.string("fileName"),
                json.string("site"),
                json.integer("epoch"),
                json.integer("sequence"),
                kind(json),
                json.optionalString("base").orElse(null),
                json.optionalString("previous").orElse(null),
                json.string("snapshotDigest"),
                components(json),
                removed(json),
                withdrawn(json),
                new Requirements(json.string("minimumRelayVersion"), json.string("minimumAgentVersion")),
                new Validity(json.instant("issuedAt"), json.instant("expiresAt"), json.instant("nextExpectedBy")),
                lastReceipt.isPresent() ? lastReceipt.getAsLong() : null,
                json.optionalString("cycle").orElse(null),
                json.string("producer"),
                roots(json.object("roots")),
                index(json.object("index")));
    }

    private static Kind kind(JsonObject json) {
        String word = json.string("kind");
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw json.refuse("kind", "is neither full nor differential: " + word);
    }

    private static Map<String, Object> component(Component component) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", component.id());
        json.put("type", component.type());
        json.put("order", component.order().word());
        json.put("version", component.version());
        json.put("published", component.published().toString());
        return json;
    }

    private static List<Component> components(JsonObject manifest) {
        return manifest.objects("components").stream()
                .map(json -> {
                    Component component = new Component(
                            json.string("id"),
                            json.string("type"),
                            VersionOrder.of(json.string("order")),
                            json.string("version"),
                            json.instant("published"));
                    json.refuseUnknown();
                    return component;
                })
                .toList();
    }

    private static Map<String, Object> removed(Removed removed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", removed.id());
        json.put("reason", removed.reason());
        return json;
    }

    private static List<Removed> removed(JsonObject manifest) {
        return manifest.objects("removed").stream()
                .map(json -> {
                    Removed removed = new Removed(json.string("id"), json.string("reason"));
                    json.refuseUnknown();
                    return removed;
                })
                .toList();
    }

    private static Map<String, Object> withdrawn(Withdrawn withdrawn) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", withdrawn.id());
        json.put("version", withdrawn.version());
        json.put("reason", withdrawn.reason());
        return json;
    }

    private static List<Withdrawn> withdrawn(JsonObject manifest) {
        return manifest.objects("withdrawn").stream()
                .map(json -> {
                    Withdrawn withdrawn =
                            new Withdrawn(json.string("id"), json.string("version"), json.string("reason"));
                    json.refuseUnknown();
                    return withdrawn;
                })
                .toList();
    }

    private static Map<String, Object> roots(RootsReference roots) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", roots.version());
        json.put("size", roots.size());
        json.put("sha256", roots.sha256());
        return json;
    }

    private static RootsReference roots(JsonObject json) {
        RootsReference roots = new RootsReference(
                json.integer("version", 1, Integer.MAX_VALUE),
                json.integer("size", 0, Roots.MAX_BYTES),
                json.sha256("sha256").hex());
        json.refuseUnknown();
        return roots;
    }

    private static Map<String, Object> index(IndexSummary index) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", index.files());
        json.put("bytes", index.bytes());
        IndexRecord.putFile(json, index.form());
        return json;
    }

    private static IndexSummary index(JsonObject json) {
        IndexSummary index = new IndexSummary(json.integer("files"), json.integer("bytes"), IndexRecord.file(json));
        json.refuseUnknown();
        return index;
    }

    private static void putIfPresent(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
