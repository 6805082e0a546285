package dev.airgap.media;

import dev.airgap.trust.Json;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a sealed transfer carries: the payload of {@code airgap/<transferId>/volume-1-of-1.dsse.json}.
 *
 * @param transferId lower-case UUID, also the folder's name
 * @param mediumSerial of the registered medium it was written to, 1 to 100 printable ASCII characters
 * @param sealNumber of the seal that closes the bag, 1 to 50 printable ASCII characters; null where nobody carries a bag
 * @param site it is meant for
 * @param cycle id of the cycle it belongs to, 1 to 100 printable ASCII characters
 * @param sealedAt by the clock of who sealed it
 * @param files at least one, names unique after lower-casing
 * @param log the piece of the DMZ's audit log that travels with it
 * @param roots the root documents that travel with it
 * @param receiptKnown the newest receipt of the site that the DMZ had accepted; null before the first
 */
public record VolumeManifest(
        String transferId,
        String mediumSerial,
        @Nullable String sealNumber,
        String site,
        String cycle,
        Instant sealedAt,
        List<TransferFile> files,
        SealedLog log,
        SealedRoots roots,
        @Nullable KnownReceipt receiptKnown) {

    private static final int SCHEMA = 1;
    /** A transfer is one volume so far; the numbers are in the format so that more can come without a new one. */
    private static final int ONLY_VOLUME = 1;

    private static final int MOST_FILES = 1000;
    private static final Pattern SEAL = Pattern.compile("[!-~]([ -~]{0,48}[!-~])?");
    private static final Pattern TEXT = Pattern.compile("[ -~]{1,100}");

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public VolumeManifest {
        require(MediumLayout.isTransferId(transferId), "transferId", transferId);
        require(TEXT.matcher(mediumSerial).matches(), "mediumSerial", mediumSerial);
        require(sealNumber == null || SEAL.matcher(sealNumber).matches(), "sealNumber", String.valueOf(sealNumber));
        require(MediumLayout.isSite(site), "site", site);
        require(TEXT.matcher(cycle).matches(), "cycle", cycle);
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(roots, "roots");
        files = List.copyOf(files);
        require(!files.isEmpty() && files.size() <= MOST_FILES, "files", files.size() + " files");
        Set<String> names = new HashSet<>();
        for (TransferFile file : files) {
            require(names.add(file.name().toLowerCase(Locale.ROOT)), "files", "two are called " + file.name());
        }
    }

    /** The sum of the sizes of all files and of the log's segment, in bytes. */
    public long bytes() {
        return files.stream().mapToLong(TransferFile::size).reduce(log.size(), Math::addExact);
    }

    /** The bytes that are signed: compact JSON, members in a fixed order. */
    public byte[] toPayload() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("transferId", transferId);
        json.put("volume", ONLY_VOLUME);
        json.put("volumes", ONLY_VOLUME);
        json.put("mediumSerial", mediumSerial);
        if (sealNumber != null) {
            json.put("sealNumber", sealNumber);
        }
        json.put("site", site);
        json.put("cycle", cycle);
        json.put("sealedAt", sealedAt.toString());
        json.put("files", files.stream().map(VolumeManifest::toJson).toList());
        json.put("log", toJson(log));
        json.put("roots", toJson(roots));
        if (receiptKnown != null) {
            json.put("receiptKnown", toJson(receiptKnown));
        }
        return Json.write(json);
    }

    /**
     * Reads a payload. Its signature has to be verified before.
     *
     * @throws MalformedException naming the JSON path: a member missing, unknown, of another type, or out of range
     */
    public static VolumeManifest parse(byte[] payload) {
        JsonObject json = JsonObject.parse(payload, Limits.ofBytes(Math.max(1, payload.length)));
        json.integer("schema", SCHEMA, SCHEMA);
        json.integer("volume", ONLY_VOLUME, ONLY_VOLUME);
        json.integer("volumes", ONLY_VOLUME, ONLY_VOLUME);
        List<TransferFile> files = new ArrayList<>();
        for (JsonObject file : json.objects("files")) {
            files.add(fileOf(file));
        }
        SealedLog log = logOf(json.object("log"));
        SealedRoots roots = rootsOf(json.object("roots"));
        KnownReceipt receiptKnown = json.optionalObject("receiptKnown")
                .map(VolumeManifest::receiptOf)
                .orElse(null);
        VolumeManifest manifest = checked(
                json,
                () -> new VolumeManifest(
                        json.string("transferId"),
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
        KnownReceipt receipt =
                checked(json, () -> new KnownReceipt(json.integer("number"), json.integer("siteLogSize")));
        json.refuseUnknown();
        return receipt;
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

    private static void require(boolean holds, String component, String value) {
        if (!holds) {
            throw new IllegalArgumentException(component + " is not valid: " + value);
        }
    }
}
