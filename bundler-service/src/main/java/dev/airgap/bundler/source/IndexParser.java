package dev.airgap.bundler.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.airgap.bundle.BundlePath;
import dev.airgap.bundle.PathException;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an index member by member: as a tree, one of 100,000 files would not fit into a service's memory. As strict as
 * {@code libs/trust}: UTF-8, no member twice or unknown, integers only, instants in one spelling, nothing behind the end.
 */
final class IndexParser {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNameLength(1_000)
                    .maxNumberLength(20)
                    .maxStringLength(10_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> MEMBERS = Set.of("schema", "published", "files");
    private static final Set<String> OF_A_FILE = Set.of("path", "size", "sha256", "published");
    private static final long SCHEMA = 1;

    private final JsonParser json;
    private final List<IndexedFile> files = new ArrayList<>();
    private Instant latest = Instant.MIN;
    private long bytes;

    private IndexParser(JsonParser json) {
        this.json = json;
    }

    /**
     * @param digest of the bytes that {@code utf8} will give
     * @throws SourceException SOURCE_INDEX_MALFORMED saying where, or naming a file that a bundle cannot carry
     * @throws IOException if {@code utf8} cannot be read
     */
    static HttpIndex parse(InputStream utf8, Sha256 digest) throws IOException {
        try (JsonParser json = JSON.createParser(new InputStreamReader(utf8, StandardCharsets.UTF_8.newDecoder()))) {
            return new IndexParser(json).document(digest);
        } catch (JsonProcessingException e) {
            throw malformed("it is not JSON, line %d: %s"
                    .formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e.getOriginalMessage()));
        } catch (CharacterCodingException e) {
            throw malformed("it is not UTF-8");
        }
    }

    private HttpIndex document(Sha256 digest) throws IOException {
        Instant published = null;
        Set<String> seen = new HashSet<>();
        require(json.nextToken(), JsonToken.START_OBJECT, "$", "an object");
        for (String name = member(MEMBERS, "$", seen); name != null; name = member(MEMBERS, "$", seen)) {
            switch (name) {
                case "schema" -> schema();
                case "published" -> published = instant("$.published");
                default -> files();
            }
        }
        requireAll(MEMBERS, seen, "$");
        if (json.nextToken() != null) {
            throw malformed("there is something behind its end");
        }
        return HttpIndex.of(Objects.requireNonNull(published), digest, files);
    }

    private void schema() throws IOException {
        long schema = integer("$.schema");
        if (schema != SCHEMA) {
            throw malformed("$.schema must be %d, is %d".formatted(SCHEMA, schema));
        }
    }

    private void files() throws IOException {
        require(json.nextToken(), JsonToken.START_ARRAY, "$.files", "an array");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String at = "$.files[" + files.size() + "]";
            require(json.currentToken(), JsonToken.START_OBJECT, at, "an object");
            if (files.size() == HttpIndex.MAX_FILES) {
                throw malformed("it has more than " + HttpIndex.MAX_FILES + " files");
            }
            files.add(file(at));
        }
    }

    private IndexedFile file(String at) throws IOException {
        BundlePath path = null;
        long size = 0;
        byte[] sha256 = null;
        Instant published = null;
        Set<String> seen = new HashSet<>();
        for (String name = member(OF_A_FILE, at, seen); name != null; name = member(OF_A_FILE, at, seen)) {
            switch (name) {
                case "path" -> path = path(at);
                case "size" -> size = size(at);
                case "sha256" -> sha256 = sha256(at);
                default -> published = instant(at + ".published");
            }
        }
        requireAll(OF_A_FILE, seen, at);
        return new IndexedFile(
                Objects.requireNonNull(path), size, Objects.requireNonNull(sha256), Objects.requireNonNull(published));
    }

    private @Nullable String member(Set<String> allowed, String at, Set<String> seen) throws IOException {
        if (json.nextToken() == JsonToken.END_OBJECT) {
            return null;
        }
        String name = json.currentName();
        if (!allowed.contains(name)) {
            throw malformed("%s.%s is not a member of it".formatted(at, Printable.of(name)));
        }
        seen.add(name);
        return name;
    }

    private static void requireAll(Set<String> all, Set<String> seen, String at) {
        for (String name : all) {
            if (!seen.contains(name)) {
                throw malformed("%s.%s is missing".formatted(at, name));
            }
        }
    }

    private BundlePath path(String at) throws IOException {
        String path = string(at + ".path");
        try {
            return BundlePath.of(path);
        } catch (PathException e) {
            throw new SourceException(SourceFault.SOURCE_PATH_REFUSED, e.getMessage(), e);
        }
    }

    private long size(String at) throws IOException {
        long size = integer(at + ".size");
        // Added up here, so that no sum of sizes overflows later.
        if (size < 0 || size > Long.MAX_VALUE - bytes) {
            throw malformed(at + ".size is not a size: " + size);
        }
        bytes += size;
        return size;
    }

    private byte[] sha256(String at) throws IOException {
        String digits = string(at + ".sha256");
        try {
            return Sha256.parse(digits).bytes();
        } catch (IllegalArgumentException e) {
            throw malformed(at + ".sha256 must be 64 lower-case hexadecimal digits");
        }
    }

    private Instant instant(String at) throws IOException {
        String text = string(at);
        try {
            Instant instant = Instant.parse(text);
            if (instant.toString().equals(text)) {
                // Most files of an index share their time.
                latest = instant.equals(latest) ? latest : instant;
                return latest;
            }
            throw malformed("%s should be written %s".formatted(at, instant));
        } catch (DateTimeException e) {
            throw malformed("%s is not a time in UTC: %s".formatted(at, Printable.of(text)));
        }
    }

    private String string(String at) throws IOException {
        require(json.nextToken(), JsonToken.VALUE_STRING, at, "a string");
        return json.getText();
    }

    private long integer(String at) throws IOException {
        require(json.nextToken(), JsonToken.VALUE_NUMBER_INT, at, "an integer");
        return json.getLongValue();
    }

    private static void require(@Nullable JsonToken actual, JsonToken expected, String at, String what) {
        if (actual != expected) {
            throw malformed("%s must be %s".formatted(at, what));
        }
    }

    private static SourceException malformed(String how) {
        return new SourceException(
                SourceFault.SOURCE_INDEX_MALFORMED, "the index is not as docs/http-index.md says: " + how);
    }
}
