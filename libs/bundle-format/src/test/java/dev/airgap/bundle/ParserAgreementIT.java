package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.Method;
import dev.airgap.zip.SparseOutput;
import dev.airgap.zip.StrictZipReader;
import dev.airgap.zip.StrictZipWriter;
import dev.airgap.zip.Zeros;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the strict reader accepts is one archive to everybody: the same names, sizes, CRC-32s and bytes in the same order. */
class ParserAgreementIT {

    private static final int MEBIBYTES = 4097;
    private static final long LARGE = (long) MEBIBYTES << 20;
    private static final long CRC32_OF_ZEROS = 3_332_672_296L;

    @TempDir
    Path directory;

    private final List<EntryHeader> entries = new ArrayList<>();

    @Test
    void javaParsersAgreeOnABundleOfEveryShape() throws IOException {
        assertJavaAgrees(everyShape());
    }

    @Test
    @Tag("debian")
    void debiansProgramsAgreeOnABundleOfEveryShape() throws IOException {
        assertProgramsAgree(everyShape());
    }

    @Test
    void javaParsersAgreeOnMoreEntriesThanSixteenBitsCount() throws IOException {
        assertJavaAgrees(manyEntries());
    }

    @Test
    @Tag("debian")
    void debiansProgramsAgreeOnMoreEntriesThanSixteenBitsCount() throws IOException {
        assertProgramsAgree(manyEntries());
    }

    /** Listings only: reading the bytes would read all of the zeros in front of them. */
    @Test
    @Tag("debian")
    void everybodyAgreesOnAnOffsetThatThirtyTwoBitsDoNotHold() throws IOException {
        Path zip = largeStored();
        assertThat(Seen.byUnzip(zip)).isEqualTo(expected());
        assertThat(Seen.namesAndSizesByPython(zip)).isEqualTo(namesAndSizes());
        assertThat(Shell.run(directory, "unzip -p large-stored.zip behind.txt").output())
                .isEqualTo("behind");
    }

    private void assertJavaAgrees(Path zip) throws IOException {
        assertThat(Seen.byTheJdksFile(zip)).isEqualTo(expected());
        assertThat(Seen.byTheJdksStream(zip)).isEqualTo(expected());
        assertThat(Seen.byCommonsFile(zip)).isEqualTo(expected());
        assertThat(Seen.byCommonsStream(zip)).isEqualTo(expected());
    }

    private void assertProgramsAgree(Path zip) {
        assertThat(Seen.byUnzip(zip)).isEqualTo(expected());
        assertThat(Seen.succeeded(zip, "unzip -tq")).contains("No errors detected");
        assertThat(Seen.namesAndSizesByPython(zip)).isEqualTo(namesAndSizes());
    }

    private List<Seen> expected() {
        return entries.stream().map(Seen::of).toList();
    }

    private List<String> namesAndSizes() {
        return entries.stream().map(entry -> entry.name() + " " + entry.size()).toList();
    }

    /** Empty, stored, deflated, deep, and larger than any buffer. */
    private Path everyShape() throws IOException {
        StringBuilder noise = new StringBuilder();
        new Random(1).ints(300_000, ' ', '~').forEach(c -> noise.append((char) c));
        BundleFixture bundle = new BundleFixture(directory.resolve("dmz"))
                .file("a/b/c/d/e/f/g/h/i", "deep")
                .file("_.+~@=-x", "odd")
                .file("-rf", "looks like an option")
                .file("noise.bin", noise.toString())
                .file("zeros.bin", "\0".repeat(300_000))
                .file("x".repeat(100) + "/" + "y".repeat(100), "long");
        Manifest manifest = bundle.manifest();
        Path zip = bundle.build(manifest);
        bundle.read(zip, ContentStore.open(directory.resolve("relay")));
        entries.add(stored("bundle.dsse.json", bundle.sign(manifest).toBytes()));
        entries.add(stored("roots.json", bundle.roots()));
        entries.add(manifest.index().form().header("index.jsonl"));
        try (IndexReader index =
                new IndexReader(bundle.store.openContent(manifest.index().form()))) {
            index.forEachRemaining(next -> entries.add(next.header()));
        }
        return zip;
    }

    private Path manyEntries() throws IOException {
        Path zip = directory.resolve("many.zip");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip));
                StrictZipWriter writer = new StrictZipWriter(out)) {
            for (int i = 0; i < 70_000; i++) {
                byte[] content = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
                add(writer, stored("dir/file-%06d.txt".formatted(i), content), new ByteArrayInputStream(content));
            }
            writer.finish();
        }
        requireStrict(zip);
        return zip;
    }

    private Path largeStored() throws IOException {
        Path zip = directory.resolve("large-stored.zip");
        try (SparseOutput out = new SparseOutput(zip)) {
            writeLarge(
                    out, new EntryHeader("large.bin", Method.STORED, CRC32_OF_ZEROS, LARGE, LARGE), new Zeros(LARGE));
        }
        return zip;
    }

    private void writeLarge(OutputStream out, EntryHeader large, InputStream content) throws IOException {
        byte[] behind = "behind".getBytes(StandardCharsets.US_ASCII);
        try (StrictZipWriter writer = new StrictZipWriter(out)) {
            add(writer, large, content);
            add(writer, stored("behind.txt", behind), new ByteArrayInputStream(behind));
            writer.finish();
        }
    }

    private void add(StrictZipWriter writer, EntryHeader header, InputStream content) throws IOException {
        entries.add(header);
        writer.add(header, content);
    }

    private void requireStrict(Path zip) throws IOException {
        try (StrictZipReader reader = new StrictZipReader(FileChannel.open(zip))) {
            for (EntryHeader entry : entries) {
                reader.next(entry, OutputStream.nullOutputStream());
            }
            reader.finish();
        }
    }

    private static EntryHeader stored(String name, byte[] content) {
        CRC32 crc32 = new CRC32();
        crc32.update(content);
        return new EntryHeader(name, Method.STORED, crc32.getValue(), content.length, content.length);
    }
}
