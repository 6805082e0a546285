package dev.airgap.bundle;

import dev.airgap.trust.Json;
import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of the index of a differential bundle: what is other than in its base. */
public sealed interface IndexChange {

    BundlePath path();

    /** One JSON object without a line end. */
    byte[] toLine();

    /** A file that the base does not have, or has with other content. The bundle carries it. */
    record Carried(IndexRecord file) implements IndexChange {

        @Override
        public BundlePath path() {
            return file.path();
        }

        @Override
        public byte[] toLine() {
            return file.toLine();
        }
    }

    /** A file of the base that is gone: {@code {"path":"…","removed":true}}. */
    record Removed(BundlePath path) implements IndexChange {

        @Override
        public byte[] toLine() {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("path", path.value());
            line.put("removed", true);
            return Json.write(line);
        }
    }

    /**
     * @param line one JSON object without its line end
     * @throws BundleException {@code BUNDLE_INDEX_INVALID}, {@code BUNDLE_PATH_INVALID}, {@code BUNDLE_ENCODING_UNKNOWN}
     */
    static IndexChange parse(byte[] line) {
        try {
            JsonObject object = JsonObject.parse(line, new Limits(IndexRecord.MAX_LINE, 1));
            if (!object.has("removed")) {
                return new Carried(IndexRecord.parse(line));
            }
            BundlePath path = BundlePath.of(object.string("path"));
            if (!object.bool("removed")) {
                throw object.refuse("removed", "is true or absent");
            }
            object.refuseUnknown();
            return new Removed(path);
        } catch (MalformedException e) {
            throw new BundleException(BundleException.Code.BUNDLE_INDEX_INVALID, "index line: " + e.getMessage(), e);
        }
    }
}
