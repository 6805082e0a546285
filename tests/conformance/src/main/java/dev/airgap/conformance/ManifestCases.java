package dev.airgap.conformance;

import static dev.airgap.conformance.Edit.replace;
import static dev.airgap.conformance.Recipe.aBundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Manifests, indexes and paths that are signed, and yet not those of a bundle. */
final class ManifestCases {

    private static final String SIGNED = "signed, and yet not a bundle";
    private static final String PATH = "names as paths";
    private static final String JSON = "two parsers see two documents";

    private ManifestCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        cases.addAll(manifests());
        cases.addAll(indexes());
        cases.addAll(paths());
        cases.add(Case.of("path-case-collision", PATH, "two paths that differ in upper and lower case only")
                .refuses("BUNDLE_PATH_INVALID", aBundle().file(Entry.stored("av/EICAR.hdb", new byte[] {'e'}))));
        return cases;
    }

    private static List<Case> manifests() {
        return List.of(
                manifest(
                        "manifest-unknown-member",
                        "BUNDLE_MANIFEST_INVALID",
                        "a member that nobody knows",
                        replace("{\"schema\"", "{\"more\":1,\"schema\"")),
                manifest(
                        "manifest-duplicate-member",
                        "BUNDLE_MANIFEST_INVALID",
                        "the sequence is written twice",
                        replace("\"sequence\":1", "\"sequence\":1,\"sequence\":1")),
                manifest(
                        "manifest-newer-schema",
                        "BUNDLE_SCHEMA_UNSUPPORTED",
                        "schema 2",
                        replace("\"schema\":1", "\"schema\":2")),
                manifest(
                        "manifest-kind",
                        "BUNDLE_MANIFEST_INVALID",
                        "neither full nor differential",
                        replace("\"full\"", "\"partial\"")),
                manifest(
                        "manifest-fraction",
                        "BUNDLE_MANIFEST_INVALID",
                        "a sequence of 1.0",
                        replace("\"sequence\":1", "\"sequence\":1.0")),
                manifest(
                        "manifest-sequence-zero",
                        "BUNDLE_MANIFEST_INVALID",
                        "sequence 0",
                        replace("\"sequence\":1", "\"sequence\":0")),
                manifest(
                        "manifest-differential-without-base",
                        "BUNDLE_MANIFEST_INVALID",
                        "differential, and no base",
                        replace("\"full\"", "\"differential\"")),
                manifest(
                        "manifest-expires-before-issue",
                        "BUNDLE_MANIFEST_INVALID",
                        "expires before it was issued",
                        replace("\"expiresAt\":\"2026", "\"expiresAt\":\"2025")),
                manifest(
                        "manifest-component-twice",
                        "BUNDLE_MANIFEST_INVALID",
                        "one component listed twice",
                        ManifestCases::doubleTheComponent),
                manifest(
                        "manifest-version-order",
                        "BUNDLE_MANIFEST_INVALID",
                        "a version order that nobody knows",
                        replace("\"order\":\"integer\"", "\"order\":\"random\"")),
                manifest(
                        "manifest-deep",
                        "BUNDLE_MANIFEST_INVALID",
                        "nested 40 levels deep",
                        replace("\"removed\":[]", "\"removed\":" + "[".repeat(40) + "]".repeat(40))),
                manifest(
                        "manifest-not-utf8",
                        "BUNDLE_MANIFEST_INVALID",
                        "a byte that is not UTF-8",
                        replace("conformance 1", "conformance \u00ff")),
                manifest(
                        "manifest-index-counts-low",
                        "BUNDLE_INDEX_INVALID",
                        "the index lists one file more than said",
                        replace("\"files\":2", "\"files\":1")),
                manifest(
                        "manifest-index-counts-high",
                        "BUNDLE_INDEX_INVALID",
                        "the index lists one file fewer than said",
                        replace("\"files\":2", "\"files\":3")),
                manifest(
                        "manifest-too-many-files",
                        "BUNDLE_TOO_LARGE",
                        "ten million files",
                        replace("\"files\":2", "\"files\":10000000")),
                manifest(
                        "manifest-snapshot-digest",
                        "BUNDLE_INDEX_INVALID",
                        "the digest of another snapshot",
                        ManifestCases::otherSnapshot));
    }

    private static List<Case> indexes() {
        return List.of(
                Case.of("index-unsorted", SIGNED, "the second file first, in the index as in the zip")
                        .refuses(
                                "BUNDLE_PATH_INVALID",
                                aBundle().index(ManifestCases::reversed).entries(List::reversed)),
                index(
                        "index-line-twice",
                        "BUNDLE_PATH_INVALID",
                        "the first line twice",
                        lines -> lines.split("(?<=\n)")[0] + lines),
                index("index-empty-line", "BUNDLE_INDEX_INVALID", "an empty line", lines -> lines + "\n"),
                index(
                        "index-without-end",
                        "BUNDLE_INDEX_INVALID",
                        "the last line has no end",
                        lines -> lines.substring(0, lines.length() - 1)),
                index(
                        "index-long-line",
                        "BUNDLE_INDEX_INVALID",
                        "a line over 4096 bytes",
                        lines -> " ".repeat(5000) + lines),
                index(
                        "index-unknown-member",
                        "BUNDLE_INDEX_INVALID",
                        "a member that nobody knows",
                        replace("{\"path\"", "{\"more\":1,\"path\"")),
                index(
                        "index-encoding",
                        "BUNDLE_ENCODING_UNKNOWN",
                        "an encoding that nobody knows",
                        replace("\"deflated\"", "\"zstd\"")),
                index(
                        "index-stored-with-two-sizes",
                        "BUNDLE_INDEX_INVALID",
                        "stored, and yet of another stored size",
                        replace("\"storedSize\":1,", "\"storedSize\":2,")),
                index(
                        "index-negative-size",
                        "BUNDLE_INDEX_INVALID",
                        "a negative size",
                        replace("\"size\":1,", "\"size\":-1,")),
                index(
                        "index-removal-in-a-full-bundle",
                        "BUNDLE_INDEX_INVALID",
                        "a removal where nothing is there to be removed",
                        lines -> lines + "{\"path\":\"zzz\",\"removed\":true}\n"));
    }

    private static List<Case> paths() {
        Map<String, String> paths = new TreeMap<>();
        paths.put("up", "../tiny.bin");
        paths.put("up-inside", "av/../tiny.bin");
        paths.put("here", "av/./tiny.bin");
        paths.put("absolute", "/av/tiny.bin");
        paths.put("backslash", "av\\\\tiny.bin");
        paths.put("drive", "C:/tiny.bin");
        paths.put("stream", "av/tiny.bin:x");
        paths.put("nul-byte", "av/tiny\\u0000.bin");
        paths.put("device", "av/con");
        paths.put("device-with-extension", "av/LPT1.bin");
        paths.put("trailing-dot", "av/tiny.");
        paths.put("trailing-space", "av/tiny ");
        paths.put("leading-dot", "av/.tiny");
        paths.put("empty-segment", "av//tiny.bin");
        paths.put("trailing-slash", "av/tiny/");
        paths.put("empty", "");
        paths.put("not-ascii", "av/t\\u00efny.bin");
        paths.put("ten-segments", "a/b/c/d/e/f/g/h/i/j");
        paths.put("long-segment", "n".repeat(101));
        paths.put("own-entry", "Index.jsonl");
        paths.put("below-an-own-entry", "roots.json/x");
        paths.put("file-as-folder", "av/eicar.hdb/x");
        return paths.entrySet().stream()
                .map(path -> Case.of("path-" + path.getKey(), PATH, "a signed path that no bundle may hold")
                        .refuses(
                                "BUNDLE_PATH_INVALID",
                                aBundle().index(sorted(replace("\"av/tiny.bin\"", "\"" + path.getValue() + "\"")))))
                .toList();
    }

    private static String reversed(String lines) {
        String[] two = lines.split("(?<=\n)");
        return two[1] + two[0];
    }

    /** What is wrong must be the path and not its place. */
    private static UnaryOperator<String> sorted(UnaryOperator<String> edit) {
        return lines -> {
            String[] two = edit.apply(lines).split("(?<=\n)");
            String mark = "{\"path\":\"";
            boolean inOrder = two[0].substring(mark.length()).compareTo(two[1].substring(mark.length())) < 0;
            return inOrder ? two[0] + two[1] : two[1] + two[0];
        };
    }

    private static Case manifest(String id, String code, String says, UnaryOperator<String> edit) {
        String attack = id.endsWith("member") || id.endsWith("utf8") ? JSON : SIGNED;
        return Case.of(id, attack, says).refuses(code, aBundle().manifest(edit));
    }

    private static Case index(String id, String code, String says, UnaryOperator<String> edit) {
        return Case.of(id, SIGNED, says).refuses(code, aBundle().index(edit));
    }

    private static String doubleTheComponent(String manifest) {
        int from = manifest.indexOf("\"components\":[") + "\"components\":[".length();
        String one = manifest.substring(from, manifest.indexOf("}", from) + 1);
        return manifest.substring(0, from) + one + "," + manifest.substring(from);
    }

    private static String otherSnapshot(String manifest) {
        int from = manifest.indexOf("\"snapshotDigest\":\"") + "\"snapshotDigest\":\"".length();
        return manifest.substring(0, from) + "0".repeat(64) + manifest.substring(from + 64);
    }
}
