package dev.airgap.importer.relay;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the request's headers make of a file: nothing new, a part of it, or all of it. */
final class Conditions {

    private final MultiMap headers;
    private final StaticFile file;

    Conditions(MultiMap headers, StaticFile file) {
        this.headers = headers;
        this.file = file;
    }

    /**
     * Whether 304 is the answer: an entity tag matches or, when none was sent, {@code If-Modified-Since} is <em>equal</em>
     * to what we say. Later is not enough: a client whose clock is ahead would keep its old patterns for ever.
     */
    boolean isNotModified() {
        @Nullable String tags = headers.get("If-None-Match");
        if (tags != null) {
            return tags.strip().equals("*") || Arrays.stream(tags.split(",")).anyMatch(tag -> matches(tag.strip()));
        }
        @Nullable String since = headers.get("If-Modified-Since");
        return since != null
                && HttpDate.parse(since).filter(file.lastModified()::equals).isPresent();
    }

    /** The part that is wanted, if a part is. */
    Optional<ByteRange> range() {
        @Nullable String range = headers.get("Range");
        return range == null || !rangeApplies() ? Optional.empty() : ByteRange.parse(range, file.size());
    }

    /** A part of another version is of no use: then {@code If-Range} asks for the whole (RFC 9110 section 13.1.5). */
    private boolean rangeApplies() {
        @Nullable String condition = headers.get("If-Range");
        return condition == null
                || condition.equals(file.entityTag())
                || condition.equals(HttpDate.format(file.lastModified()));
    }

    private boolean matches(String tag) {
        return tag.equals(file.entityTag()) || tag.equals("W/" + file.entityTag());
    }
}
