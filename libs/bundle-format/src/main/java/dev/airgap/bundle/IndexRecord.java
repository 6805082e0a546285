package dev.airgap.bundle;

import dev.airgap.trust.Json;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import dev.airgap.zip.EntryHeader;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of an index: a path, the content that belongs there, and the form in which the bundle carries it. */
public record IndexRecord(BundlePath path, StoredFile file) {

    static final int MAX_LINE = 4096;
    private static final Limits LIMITS = new Limits(MAX_LINE, 1);

    /** Bytes of content. */
    public long size() {
        return file.size();
    }

    /** Digest of the content, 64 lower-case hex digits. */
    public String sha256() {
        return file.sha256();
    }

    EntryHeader header() {
        return file.header(path.value());
    }

    /** One JSON object without a line end; {@code path} is its first member. */
    public byte[] toLine() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("path", path.value());
        putFile(line, file);
        return Json.write(line);
    }

    /**
     * @param line one JSON object without its line end
     * @throws BundleException {@code BUNDLE_INDEX_INVALID}, {@code BUNDLE_PATH_INVALID}, {@code BUNDLE_ENCODING_UNKNOWN}
     */
    public static IndexRecord parse(byte[] line) {
        try {
            JsonObject object = JsonObject.parse(line, LIMITS);
            IndexRecord index = new IndexRecord(BundlePath.of(object.string("path")), file(object));
            object.refuseUnknown();
            return index;
        } catch (MalformedException | IllegalArgumentException e) {
            throw new BundleException(
                    BundleException.Code.BUNDLE_INDEX_INVALID,
                    BundlePath.INDEX_ENTRY,
                    "index line: " + e.getMessage(),
                    e);
        }
    }

    static void putFile(Map<String, Object> members, StoredFile file) {
        members.put("size", file.size());
        members.put("sha256", file.sha256());
        members.put("encoding", file.encoding().word());
        members.put("storedSize", file.storedSize());
        members.put("storedSha256", file.storedSha256());
        members.put("crc32", file.crc32());
    }

    static StoredFile file(JsonObject object) {
        return new StoredFile(
                object.sha256("sha256").hex(),
                object.integer("size"),
                Encoding.of(object.string("encoding")),
                object.integer("storedSize"),
                object.sha256("storedSha256").hex(),
                object.integer("crc32"));
    }
}
