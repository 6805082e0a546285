package dev.airgap.bundle;

import dev.airgap.zip.EntryHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * An entry as one parser sees it; size and CRC-32 are those of the bytes that it gave. Those of the four Java parsers were
 * compared with what they declare.
 */
record Seen(String name, long size, long crc32) {

    static Seen of(EntryHeader header) {
        return new Seen(header.name(), header.size(), header.crc32());
    }

    static List<Seen> byTheJdksFile(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream()
                    .map(entry -> {
                        try (InputStream content = file.getInputStream(entry)) {
                            return read(entry, content);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    static List<Seen> byTheJdksStream(Path zip) throws IOException {
        List<Seen> seen = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                seen.add(read(entry, in));
            }
        }
        return seen;
    }

    static List<Seen> byCommonsFile(Path zip) throws IOException {
        List<Seen> seen = new ArrayList<>();
        try (var file = org.apache.commons.compress.archivers.zip.ZipFile.builder()
                .setPath(zip)
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                try (InputStream content = file.getInputStream(entry)) {
                    seen.add(read(entry, content));
                }
            }
        }
        return seen;
    }

    static List<Seen> byCommonsStream(Path zip) throws IOException {
        List<Seen> seen = new ArrayList<>();
        try (ZipArchiveInputStream in = new ZipArchiveInputStream(Files.newInputStream(zip))) {
            for (ZipArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                seen.add(read(entry, in));
            }
        }
        return seen;
    }

    /** From the table of {@code unzip -v}: length, method, size, ratio, date, time, CRC-32, name. */
    static List<Seen> byUnzip(Path zip) {
        return succeeded(zip, "unzip -v")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length == 8 && row[6].matches("[0-9a-f]{8}"))
                .map(row -> new Seen(row[7], Long.parseLong(row[0]), Long.parseLong(row[6], 16)))
                .toList();
    }

    /** From the table of {@code python3 -m zipfile -l}: name, date, time, size. It shows no CRC-32. */
    static List<String> namesAndSizesByPython(Path zip) {
        return succeeded(zip, "python3 -m zipfile -l")
                .lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .map(row -> row[0] + " " + row[3])
                .toList();
    }

    /** The output of a program that found nothing wrong with the file. */
    static String succeeded(Path zip, String command) {
        Shell shell = Shell.run(zip.getParent(), command + " " + zip.getFileName());
        if (shell.exit() != 0) {
            throw new AssertionError(command + " exits with " + shell.exit() + ": " + shell.output());
        }
        return shell.output();
    }

    private static Seen read(ZipEntry entry, InputStream content) throws IOException {
        CheckedOutputStream out = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
        long size = content.transferTo(out);
        Seen seen = new Seen(entry.getName(), size, out.getChecksum().getValue());
        Seen declared = new Seen(entry.getName(), entry.getSize(), entry.getCrc());
        if (!seen.equals(declared)) {
            throw new AssertionError("declared " + declared + ", read " + seen);
        }
        return seen;
    }
}
