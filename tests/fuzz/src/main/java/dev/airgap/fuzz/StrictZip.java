package dev.airgap.fuzz;

import dev.airgap.zip.StrictZipReader;
import dev.airgap.zip.ZipRefusedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a zip of up to two stored entries, and asks the JDK's parser whether it sees the same. */
final class StrictZip {

    private static final List<String> NAMES = List.of("bundle.dsse.json", "roots.json");
    private static final int LARGEST = 1 << 20;

    private StrictZip() {}

    /** @throws AssertionError when the JDK sees other entries in what was accepted */
    static void read(Path file) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        try (StrictZipReader zip = new StrictZipReader(FileChannel.open(file))) {
            for (String name : NAMES) {
                contents.add(zip.nextStored(name, LARGEST));
            }
            zip.finish();
        } catch (ZipRefusedException refusal) {
            return;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            for (int i = 0; i < NAMES.size(); i++) {
                ZipEntry entry = entries.nextElement();
                byte[] content = zip.getInputStream(entry).readAllBytes();
                if (!entry.getName().equals(NAMES.get(i)) || !Arrays.equals(content, contents.get(i))) {
                    throw new AssertionError("two parsers see two archives: " + entry.getName());
                }
            }
            if (entries.hasMoreElements()) {
                throw new AssertionError("the JDK sees more entries");
            }
        }
    }
}
