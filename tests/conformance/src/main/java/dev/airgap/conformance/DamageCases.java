package dev.airgap.conformance;

import static dev.airgap.conformance.RawZip.CENTRAL;
import static dev.airgap.conformance.RawZip.LOCAL;
import static dev.airgap.conformance.RawZip.header;
import static dev.airgap.conformance.Recipe.aBundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Files that are not, byte for byte, what their signed manifest makes. */
final class DamageCases {

    private static final String MIXED = "parts of two bundles mixed, entry missing, entry added";
    private static final String TWO_ARCHIVES = "two parsers see two archives";
    private static final String BOMB =
            "entry declares 4 bytes and inflates to 50 MiB; overlapping entries; endless JSON";
    private static final String TRUNCATED = "truncated at any length, any single bit flipped";
    private static final String HEADER = "BUNDLE_HEADER_MISMATCH";

    private DamageCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        cases.addAll(entries());
        cases.addAll(ZipCases.all());
        cases.addAll(bytes());
        return cases;
    }

    private static List<Case> entries() {
        Entry other = Entry.stored("av/tiny.bin", new byte[] {'y'});
        Entry added = Entry.stored("av/zzz.bin", new byte[] {'z'});
        byte[] long50 = new byte[50 << 20];
        byte[] four = Arrays.copyOf(long50, 4);
        return List.of(
                of(
                        "content-of-another-bundle",
                        MIXED,
                        "BUNDLE_HEADER_MISMATCH",
                        "the last entry is another bundle's",
                        aBundle().entries(list -> List.of(list.get(0), other))),
                of(
                        "content-other",
                        MIXED,
                        "BUNDLE_TAMPERED",
                        "one byte of the last entry is other, its header is not",
                        aBundle().entries(otherByteInTheLast())),
                of(
                        "entry-missing",
                        MIXED,
                        "BUNDLE_ENTRY_MISSING",
                        "the last entry is not there",
                        aBundle().entries(list -> list.subList(0, 1))),
                of(
                        "entry-missing-in-the-middle",
                        MIXED,
                        "BUNDLE_ENTRY_MISSING",
                        "the last but one is not there",
                        aBundle().entries(list -> list.subList(1, 2))),
                of(
                        "entry-added",
                        MIXED,
                        "BUNDLE_ENTRY_ADDED",
                        "one entry more than the index lists",
                        aBundle().entries(list -> List.of(list.get(0), list.get(1), added))),
                of(
                        "entries-swapped",
                        MIXED,
                        "BUNDLE_ENTRY_MISSING",
                        "two entries in each other's place",
                        aBundle().entries(list -> List.of(list.get(1), list.get(0)))),
                of(
                        "entry-twice",
                        TWO_ARCHIVES,
                        "BUNDLE_ENTRY_MISSING",
                        "one name twice",
                        aBundle().entries(list -> List.of(list.get(0), list.get(0), list.get(1)))),
                of(
                        "bomb",
                        BOMB,
                        "BUNDLE_TAMPERED",
                        "4 bytes by its signed size, 50 MiB inflated",
                        Recipe.empty()
                                .file(Entry.deflated(
                                        "bomb",
                                        four,
                                        Entry.deflated("bomb", long50).stored()))),
                of(
                        "deflate-cut",
                        BOMB,
                        "BUNDLE_TAMPERED",
                        "the signed stored bytes are a deflate stream without its end",
                        Recipe.empty()
                                .file(Entry.deflated(
                                        "cut",
                                        text(),
                                        cut(Entry.deflated("cut", text()).stored())))),
                of(
                        "deflate-followed",
                        BOMB,
                        "BUNDLE_TAMPERED",
                        "a byte follows the end of the signed deflate stream",
                        Recipe.empty()
                                .file(Entry.deflated(
                                        "more",
                                        text(),
                                        longer(Entry.deflated("more", text()).stored())))),
                of(
                        "deflate-shorter",
                        BOMB,
                        "BUNDLE_TAMPERED",
                        "inflates to less than its signed size",
                        Recipe.empty()
                                .file(Entry.deflated(
                                        "less",
                                        text(),
                                        Entry.deflated("less", four).stored()))));
    }

    private static List<Case> bytes() {
        return List.of(
                damage("empty-file", "BUNDLE_TRUNCATED", "no byte at all", zip -> new byte[0]),
                damage("cut-in-the-envelope", "BUNDLE_TRUNCATED", "ends inside entry 0", zip -> RawZip.cut(zip, 100)),
                damage(
                        "cut-in-the-index",
                        "BUNDLE_TRUNCATED",
                        "ends inside entry 2",
                        zip -> RawZip.cut(zip, header(zip, LOCAL, 2) + 60)),
                damage(
                        "cut-in-the-last-entry",
                        "BUNDLE_TRUNCATED",
                        "ends before the last entry's byte",
                        zip -> RawZip.cut(zip, header(zip, CENTRAL, 0) - 1)),
                damage(
                        "cut-before-the-directory",
                        "BUNDLE_TRUNCATED",
                        "ends before the central directory",
                        zip -> RawZip.cut(zip, header(zip, CENTRAL, 0))),
                damage(
                        "cut-in-the-directory",
                        "BUNDLE_TRUNCATED",
                        "ends inside the central directory",
                        zip -> RawZip.cut(zip, header(zip, CENTRAL, 2) + 9)),
                damage(
                        "cut-in-the-end",
                        "BUNDLE_TRUNCATED",
                        "the last byte is missing",
                        zip -> RawZip.cut(zip, zip.length - 1)),
                damage(
                        "flip-in-the-envelope",
                        "BUNDLE_TAMPERED",
                        "one bit of entry 0",
                        zip -> RawZip.flip(zip, 200, 3)),
                damage(
                        "flip-in-the-roots",
                        "BUNDLE_TAMPERED",
                        "one bit of entry 1",
                        zip -> RawZip.flip(zip, header(zip, LOCAL, 1) + 90, 3)),
                damage(
                        "flip-in-the-index",
                        "BUNDLE_TAMPERED",
                        "one bit of entry 2",
                        zip -> RawZip.flip(zip, header(zip, LOCAL, 2) + 60, 3)),
                damage(
                        "flip-in-a-file",
                        "BUNDLE_TAMPERED",
                        "one bit of the last file",
                        zip -> RawZip.flip(zip, header(zip, CENTRAL, 0) - 1, 3)),
                damage(
                        "flip-in-the-padding",
                        "BUNDLE_TAMPERED",
                        "an unused bit after the end of a deflate stream",
                        zip -> RawZip.flip(zip, header(zip, LOCAL, 4) - 1, 7)),
                damage(
                        "not-a-zip",
                        HEADER,
                        "text under the name of a bundle",
                        zip -> "This is not a bundle, whatever its name says.".getBytes(StandardCharsets.US_ASCII)));
    }

    static UnaryOperator<List<Entry>> otherByteInTheLast() {
        return list -> {
            List<Entry> other = new ArrayList<>(list);
            Entry last = other.removeLast();
            other.add(last.holding(RawZip.flip(last.stored(), 0, 0)));
            return other;
        };
    }

    /** A zip that holds another entry in this place, all headers to match. */
    static byte[] replaceEntry(Recipe recipe, int place, Entry other) {
        List<Entry> entries = new ArrayList<>(recipe.entries());
        entries.set(place, other);
        return Recipe.zip(entries);
    }

    private static Case of(String id, String attack, String code, String says, Recipe recipe) {
        return Case.of(id, attack, says).refuses(code, recipe);
    }

    private static Case damage(String id, String code, String says, UnaryOperator<byte[]> edit) {
        return of("damage-" + id, TRUNCATED, code, says, aBundle().zip(edit));
    }

    private static byte[] text() {
        return "alert tcp any any -> any any\n".repeat(9).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] cut(byte[] stored) {
        return Arrays.copyOf(stored, stored.length - 2);
    }

    private static byte[] longer(byte[] stored) {
        return Arrays.copyOf(stored, stored.length + 1);
    }
}
