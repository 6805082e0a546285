package dev.airgap.media;

import dev.airgap.trust.Json;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The JSON of a {@link VolumeManifest}; there is one spelling of each. */
final class VolumeManifestJson {

    private static final int SCHEMA = 1;
    private static final String SLIP = "slip";

    private static final Set<String> OF_ONE_VOLUME = Set.of("volume", "mediumSerial", "sealNumber", "sealedAt");

    private VolumeManifestJson() {}

    static byte[] write(VolumeManifest manifest) {
        return Json.write(members(manifest));
    }

    /** Without what differs between the volumes of a set. */
    static byte[] writeSet(VolumeManifest manifest) {
        Map<String, Object> json = members(manifest);
        json.keySet().removeAll(OF_ONE_VOLUME);
        return Json.write(json);
    }

    private static Map<String, Object> members(VolumeManifest manifest) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("transferId", manifest.transferId());
        json.put("volume", manifest.volume().number());
        json.put("volumes", manifest.volume().of());
        json.put("mediumSerial", manifest.mediumSerial());
        if (manifest.sealNumber() != null) {
            json.put("sealNumber", manifest.sealNumber());
        }
        json.put("site", manifest.site());
        json.put("cycle", manifest.cycle());
        json.put("sealedAt", manifest.sealedAt().toString());
        json.put(
                "files",
                manifest.files().stream().map(VolumeManifestJson::toJson).toList());
        if (!manifest.volume().pieces().isEmpty()) {
            json.put(
                    "pieces",
                    manifest.volume().pieces().stream()
                            .map(VolumeManifestJson::toJson)
                            .toList());
        }
        json.put("log", toJson(manifest.log()));
        json.put("roots", toJson(manifest.roots()));
        KnownReceipt receiptKnown = manifest.receiptKnown();
        if (receiptKnown != null) {
            json.put("receiptKnown", toJson(receiptKnown));
        }
        return json;
    }

    static VolumeManifest read(byte[] payload) {
        JsonObject json = JsonObject.parse(payload, Limits.ofBytes(Math.max(1, payload.length)));
        json.integer("schema", SCHEMA, SCHEMA);
        Volume volume = volumeOf(json);
        List<TransferFile> files = new ArrayList<>();
        for (JsonObject file : json.objects("files")) {
            files.add(fileOf(file));
        }
        SealedLog log = logOf(json.object("log"));
        SealedRoots roots = rootsOf(json.object("roots"));
        KnownReceipt receiptKnown = json.optionalObject("receiptKnown")
                .map(VolumeManifestJson::receiptOf)
                .orElse(null);
        VolumeManifest manifest = checked(
                json,
                () -> new VolumeManifest(
                        json.string("transferId"),
                        volume,
                        json.string("mediumSerial"),
                        json.optionalString("sealNumber").orElse(null),
                        json.string("site"),
                        json.string("cycle"),
                        json.instant("sealedAt"),
                        files,
                        log,
                        roots,
                        receiptKnown));
        json.refuseUnknown();
        return manifest;
    }

    private static Map<String, Object> toJson(TransferFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", file.name());
        json.put("kind", file.kind().wireName());
        json.put("size", file.size());
        json.put("sha256", file.sha256().hex());
        json.put("id", file.id());
        return json;
    }

    private static Map<String, Object> toJson(SealedLog log) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("origin", log.origin());
        json.put("from", log.from());
        json.put("to", log.to());
        json.put("size", log.size());
        json.put("sha256", log.sha256().hex());
        return json;
    }

    private static Map<String, Object> toJson(SealedRoots roots) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", roots.version());
        json.put("size", roots.size());
        json.put("sha256", roots.sha256().hex());
        return json;
    }

    private static Map<String, Object> toJson(KnownReceipt receipt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", receipt.number());
        json.put("siteLogSize", receipt.siteLogSize());
        if (receipt.slip()) {
            json.put("form", SLIP);
        }
        return json;
    }

    private static SealedLog logOf(JsonObject json) {
        SealedLog log = checked(
                json,
                () -> new SealedLog(
                        json.string("origin"),
                        json.integer("from"),
                        json.integer("to"),
                        json.integer("size"),
                        json.sha256("sha256")));
        json.refuseUnknown();
        return log;
    }

    private static SealedRoots rootsOf(JsonObject json) {
        SealedRoots roots = checked(
                json,
                () -> new SealedRoots(
                        Math.toIntExact(json.integer("version", 1, Integer.MAX_VALUE)),
                        json.integer("size"),
                        json.sha256("sha256")));
        json.refuseUnknown();
        return roots;
    }

    private static KnownReceipt receiptOf(JsonObject json) {
        KnownReceipt receipt = checked(
                json,
                () -> new KnownReceipt(
                        json.integer("number"),
                        json.integer("siteLogSize"),
                        json.optionalString("form")
                                .filter(VolumeManifestJson::isSlip)
                                .isPresent()));
        json.refuseUnknown();
        return receipt;
    }

    private static boolean isSlip(String form) {
        if (!form.equals(SLIP)) {
            throw new IllegalArgumentException("form is neither absent nor slip: " + form);
        }
        return true;
    }

    private static <T> T checked(JsonObject json, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new MalformedException(json.path() + ": " + e.getMessage(), -1);
        }
    }

    private static TransferFile fileOf(JsonObject json) {
        TransferFile file = checked(
                json,
                () -> new TransferFile(
                        json.string("name"),
                        json.parsed("kind", FileKind::ofWireName),
                        json.integer("size"),
                        json.sha256("sha256"),
                        json.string("id")));
        json.refuseUnknown();
        return file;
    }

    private static Map<String, Object> toJson(SealedPiece sealed) {
        Piece piece = sealed.piece();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("volume", piece.volume());
        json.put("file", piece.file());
        if (piece.part() > 0) {
            json.put("part", piece.part());
        }
        json.put("offset", piece.offset());
        json.put("size", piece.size());
        json.put("sha256", sealed.sha256().hex());
        return json;
    }

    private static Volume volumeOf(JsonObject json) {
        int of = Math.toIntExact(json.integer("volumes", 1, Volume.MOST));
        int number = Math.toIntExact(json.integer("volume", 1, of));
        List<SealedPiece> pieces = new ArrayList<>();
        if (of > 1 || json.has("pieces")) {
            for (JsonObject piece : json.objects("pieces")) {
                pieces.add(pieceOf(piece, of));
            }
            if (pieces.isEmpty()) {
                throw new MalformedException(json.path() + ".pieces: is empty", -1);
            }
        }
        return checked(json, () -> new Volume(number, of, pieces));
    }

    private static SealedPiece pieceOf(JsonObject json, int of) {
        int part = json.has("part") ? Math.toIntExact(json.integer("part", 1, Piece.MOST_PARTS)) : 0;
        SealedPiece piece = checked(
                json,
                () -> new SealedPiece(
                        new Piece(
                                Math.toIntExact(json.integer("volume", 1, of)),
                                json.string("file"),
                                part,
                                json.integer("offset"),
                                json.integer("size")),
                        json.sha256("sha256")));
        json.refuseUnknown();
        return piece;
    }
}
