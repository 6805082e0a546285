package dev.airgap.conformance;

import static dev.airgap.conformance.RawZip.CENTRAL;
import static dev.airgap.conformance.RawZip.END;
import static dev.airgap.conformance.RawZip.LOCAL;
import static dev.airgap.conformance.RawZip.header;
import static dev.airgap.conformance.Recipe.aBundle;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Archives that another parser might read as something else. */
final class ZipCases {

    private static final String TWO_ARCHIVES = "two parsers see two archives";
    private static final String HEADER = "BUNDLE_HEADER_MISMATCH";

    private ZipCases() {}

    static List<Case> all() {
        List<Case> cases = new ArrayList<>(archives());
        cases.addAll(headers());
        return cases;
    }

    private static List<Case> archives() {
        return List.of(
                zip("prefix", HEADER, "a byte before the first entry", zip -> RawZip.insert(zip, 0, (byte) 0)),
                zip(
                        "trailing-byte",
                        "BUNDLE_TRAILING_BYTES",
                        "a byte after the end",
                        zip -> RawZip.insert(zip, zip.length, (byte) 0)),
                zip(
                        "two-archives",
                        "BUNDLE_TRAILING_BYTES",
                        "the same archive twice, one after the other",
                        ZipCases::twice),
                zip(
                        "comment",
                        HEADER,
                        "an archive comment",
                        zip -> RawZip.insert(
                                RawZip.setShort(zip, header(zip, END, 0) + 20, 1), zip.length, (byte) 'x')),
                zip(
                        "gap-between-entries",
                        HEADER,
                        "a byte between two entries",
                        zip -> RawZip.insert(zip, header(zip, LOCAL, 3), (byte) 0)),
                zip(
                        "gap-before-the-directory",
                        HEADER,
                        "a byte before the central directory",
                        zip -> RawZip.insert(zip, header(zip, CENTRAL, 0), (byte) 0)),
                zip(
                        "directory-without-an-entry",
                        HEADER,
                        "the central directory does not list the last entry",
                        zip -> RawZip.remove(
                                zip, header(zip, CENTRAL, 4), header(zip, END, 0) - header(zip, CENTRAL, 4))),
                zip(
                        "directory-lists-one-twice",
                        HEADER,
                        "the central directory lists the last entry twice",
                        zip -> RawZip.insert(
                                zip,
                                header(zip, END, 0),
                                Arrays.copyOfRange(zip, header(zip, CENTRAL, 4), header(zip, END, 0)))),
                zip(
                        "end-counts-fewer",
                        HEADER,
                        "the end record counts one entry fewer",
                        zip -> RawZip.setShort(zip, header(zip, END, 0) + 10, 4)),
                zip(
                        "end-names-another-disk",
                        HEADER,
                        "the end record names a second disk",
                        zip -> RawZip.setShort(zip, header(zip, END, 0) + 4, 1)),
                zip(
                        "end-other-offset",
                        HEADER,
                        "the end record places the directory elsewhere",
                        zip -> RawZip.setInt(zip, header(zip, END, 0) + 16, 0)),
                zip(
                        "overlapping-entries",
                        HEADER,
                        "the directory places the last entry on the one before",
                        zip -> RawZip.setInt(
                                zip, header(zip, CENTRAL, 4) + 42, RawZip.getInt(zip, header(zip, CENTRAL, 3) + 42))));
    }

    private static List<Case> headers() {
        return List.of(
                zip(
                        "local-flag-encrypted",
                        HEADER,
                        "the encryption flag",
                        zip -> RawZip.setShort(zip, header(zip, LOCAL, 3) + 6, 1)),
                zip(
                        "local-flag-descriptor",
                        HEADER,
                        "the data descriptor flag",
                        zip -> RawZip.setShort(zip, header(zip, LOCAL, 3) + 6, 8)),
                zip(
                        "local-flag-utf8",
                        HEADER,
                        "the UTF-8 flag",
                        zip -> RawZip.setShort(zip, header(zip, LOCAL, 3) + 6, 0x800)),
                zip(
                        "local-method",
                        HEADER,
                        "another method",
                        zip -> RawZip.setShort(zip, header(zip, LOCAL, 3) + 8, 12)),
                zip(
                        "local-date",
                        HEADER,
                        "another date",
                        zip -> RawZip.setShort(zip, header(zip, LOCAL, 3) + 12, 0x5a21)),
                zip("local-crc", HEADER, "another CRC-32", zip -> RawZip.setInt(zip, header(zip, LOCAL, 3) + 14, 7)),
                zip(
                        "local-stored-size",
                        HEADER,
                        "another stored size",
                        zip -> RawZip.setInt(zip, header(zip, LOCAL, 3) + 18, 7)),
                zip("local-size", HEADER, "another size", zip -> RawZip.setInt(zip, header(zip, LOCAL, 3) + 22, 7)),
                zip(
                        "local-extra",
                        HEADER,
                        "an extra field",
                        zip -> RawZip.insert(
                                RawZip.setShort(zip, header(zip, LOCAL, 3) + 28, 4),
                                header(zip, LOCAL, 3) + 30 + 12,
                                (byte) 9,
                                (byte) 0,
                                (byte) 0,
                                (byte) 0)),
                zip(
                        "local-needless-zip64",
                        HEADER,
                        "sizes in a ZIP64 field that no size needs",
                        zip -> RawZip.setInt(
                                RawZip.setInt(zip, header(zip, LOCAL, 3) + 18, -1), header(zip, LOCAL, 3) + 22, -1)),
                zip(
                        "directory-symbolic-link",
                        HEADER,
                        "the directory calls the last entry a symbolic link",
                        zip -> RawZip.setInt(zip, header(zip, CENTRAL, 4) + 38, 0120777 << 16)),
                zip(
                        "directory-executable",
                        HEADER,
                        "the directory gives the last entry mode 0755",
                        zip -> RawZip.setInt(zip, header(zip, CENTRAL, 4) + 38, 0100755 << 16)),
                zip(
                        "directory-made-by",
                        HEADER,
                        "the directory says that DOS made it",
                        zip -> RawZip.setShort(zip, header(zip, CENTRAL, 4) + 4, 45)),
                zip(
                        "directory-other-name",
                        HEADER,
                        "the directory gives the last entry another name",
                        zip -> RawZip.flip(zip, header(zip, CENTRAL, 4) + 46, 0)),
                zip(
                        "directory-other-crc",
                        HEADER,
                        "the directory gives the last entry another CRC-32",
                        zip -> RawZip.setInt(zip, header(zip, CENTRAL, 4) + 16, 7)),
                zip(
                        "directory-other-size",
                        HEADER,
                        "the directory gives the last entry another size",
                        zip -> RawZip.setInt(zip, header(zip, CENTRAL, 4) + 24, 7)));
    }

    private static Case zip(String id, String code, String says, UnaryOperator<byte[]> edit) {
        return Case.of("zip-" + id, TWO_ARCHIVES, says).refuses(code, aBundle().zip(edit));
    }

    private static byte[] twice(byte[] zip) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(zip);
        both.writeBytes(zip);
        return both.toByteArray();
    }
}
