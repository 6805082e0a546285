package dev.airgap.media.receipt;

import dev.airgap.media.FileKind;
import dev.airgap.media.log.InclusionProof;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import dev.airgap.trust.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The payload of a receipt; absent members are left out, never null. */
final class ReceiptJson {

    private static final int SCHEMA = 1;

    private ReceiptJson() {}

    static Map<String, Object> of(Receipt receipt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("site", receipt.site());
        json.put("number", receipt.number());
        json.put("issuedAt", receipt.issuedAt().toString());
        putIfThere(json, "previous", receipt.previous(), Sha256::hex);
        json.put("rootVersion", receipt.rootVersion());
        json.put("floor", position(receipt.floor().epoch(), receipt.floor().sequence()));
        putIfThere(json, "served", receipt.served(), ReceiptJson::of);
        json.put("held", hex(receipt.held()));
        json.put("transfers", receipt.transfers().stream().map(ReceiptJson::of).toList());
        json.put("rules", receipt.rules());
        putIfThere(json, "mirror", receipt.mirror(), ReceiptJson::of);
        json.put("log", of(receipt.log()));
        json.put("policy", receipt.policy().wireName());
        json.put("steps", receipt.steps().stream().map(ReceiptJson::of).toList());
        return json;
    }

    static Receipt read(byte[] payload) {
        JsonObject json = JsonObject.parse(payload, Limits.ofBytes(SignedReceipt.LARGEST_BYTES));
        json.integer("schema", SCHEMA, SCHEMA);
        Receipt receipt = made(
                json,
                it -> new Receipt(
                        it.string("site"),
                        it.integer("number"),
                        it.instant("issuedAt"),
                        it.optionalSha256("previous").orElse(null),
                        Math.toIntExact(it.integer("rootVersion", 1, Integer.MAX_VALUE)),
                        made(it.object("floor"), at -> new Receipt.Floor(at.integer("epoch"), at.integer("sequence"))),
                        it.optionalObject("served").map(ReceiptJson::served).orElse(null),
                        hashes(it, "held"),
                        it.objects("transfers").stream()
                                .map(ReceiptJson::transfer)
                                .toList(),
                        it.strings("rules"),
                        it.optionalObject("mirror").map(ReceiptJson::mirror).orElse(null),
                        log(it.object("log")),
                        it.parsed("policy", ReceiptPolicy::ofWireName),
                        it.objects("steps").stream().map(ReceiptJson::step).toList()));
        // The digest that the next receipt names is computed from the receipt: it must not have a second spelling.
        if (!Arrays.equals(receipt.toPayload(), payload)) {
            throw new MalformedException("$ is not in its one spelling", -1);
        }
        return receipt;
    }

    private static Map<String, Object> position(long epoch, long sequence) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("epoch", epoch);
        json.put("sequence", sequence);
        return json;
    }

    private static Map<String, Object> of(Receipt.Served served) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bundleId", served.bundleId().hex());
        json.put("snapshotDigest", served.snapshotDigest().hex());
        json.putAll(position(served.epoch(), served.sequence()));
        return json;
    }

    private static Receipt.Served served(JsonObject json) {
        return made(
                json,
                it -> new Receipt.Served(
                        it.sha256("bundleId"),
                        it.sha256("snapshotDigest"),
                        it.integer("epoch"),
                        it.integer("sequence")));
    }

    private static Map<String, Object> of(ReceiptTransfer transfer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("transferId", transfer.transferId());
        json.put("cycle", transfer.cycle());
        putIfThere(json, "code", transfer.code(), Function.identity());
        putIfThere(json, "detail", transfer.detail(), Function.identity());
        json.put("files", transfer.files().stream().map(ReceiptJson::of).toList());
        return json;
    }

    private static ReceiptTransfer transfer(JsonObject json) {
        return made(
                json,
                it -> new ReceiptTransfer(
                        it.string("transferId"),
                        it.string("cycle"),
                        it.optionalString("code").orElse(null),
                        it.optionalString("detail").orElse(null),
                        it.objects("files").stream().map(ReceiptJson::file).toList()));
    }

    private static Map<String, Object> of(ReceiptFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", file.name());
        json.put("kind", file.kind().wireName());
        json.put("id", file.id());
        json.put("outcome", file.outcome().name());
        putIfThere(json, "code", file.code(), Function.identity());
        putIfThere(json, "detail", file.detail(), Function.identity());
        return json;
    }

    private static ReceiptFile file(JsonObject json) {
        return made(
                json,
                it -> new ReceiptFile(
                        it.string("name"),
                        it.parsed("kind", FileKind::ofWireName),
                        it.string("id"),
                        it.parsed("outcome", FileOutcome::valueOf),
                        it.optionalString("code").orElse(null),
                        it.optionalString("detail").orElse(null)));
    }

    private static Map<String, Object> of(Receipt.Mirror mirror) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("origin", mirror.origin());
        json.put("size", mirror.size());
        json.put("rootHash", mirror.rootHash().hex());
        return json;
    }

    private static Receipt.Mirror mirror(JsonObject json) {
        return made(json, it -> new Receipt.Mirror(it.string("origin"), it.integer("size"), it.sha256("rootHash")));
    }

    private static Map<String, Object> of(LogStatement log) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("checkpoint", Base64.getEncoder().encodeToString(log.checkpoint()));
        json.put("consistencyFrom", log.consistencyFrom());
        json.put("consistency", hex(log.consistency()));
        return json;
    }

    private static LogStatement log(JsonObject json) {
        return made(
                json,
                it -> new LogStatement(
                        it.base64("checkpoint"), it.integer("consistencyFrom"), hashes(it, "consistency")));
    }

    private static Map<String, Object> of(LoggedStep step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("index", step.index());
        json.put("value", Base64.getEncoder().encodeToString(step.value()));
        json.put("path", hex(step.inclusion().path()));
        return json;
    }

    private static LoggedStep step(JsonObject json) {
        return made(
                json,
                it -> new LoggedStep(it.base64("value"), new InclusionProof(it.integer("index"), hashes(it, "path"))));
    }

    private static List<String> hex(List<Sha256> hashes) {
        return hashes.stream().map(Sha256::hex).toList();
    }

    private static List<Sha256> hashes(JsonObject json, String name) {
        return json.strings(name).stream().map(Sha256::parse).toList();
    }

    private static <T> void putIfThere(
            Map<String, Object> json, String name, @Nullable T value, Function<T, ?> written) {
        if (value != null) {
            json.put(name, written.apply(value));
        }
    }

    private static <T> T made(JsonObject json, Function<JsonObject, T> maker) {
        try {
            T value = maker.apply(json);
            json.refuseUnknown();
            return value;
        } catch (IllegalArgumentException e) {
            throw new MalformedException(json.path() + ": " + e.getMessage(), -1);
        }
    }
}
