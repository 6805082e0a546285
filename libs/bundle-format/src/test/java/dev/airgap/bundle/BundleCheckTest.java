package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check keeps nothing: what it needs twice it reads twice. */
class BundleCheckTest {

    @TempDir
    Path directory;

    private BundleFixture bundle;

    @BeforeEach
    void aBundleWithLargeFiles() throws IOException {
        bundle = new BundleFixture(directory.resolve("dmz"))
                .file("large/deflated", digits(3_000_000))
                .file("large/stored", random(2_000_000));
    }

    @Test
    void seesEveryFileAndItsContentAfterwards() throws IOException {
        Path zip = bundle.build();
        TreeMap<String, String> seen = new TreeMap<>();
        try (BundleReader reader = verified(zip)) {
            reader.check(Progress.IGNORED)
                    .forEach(entry -> seen.put(entry.file().path().value(), content(entry)));
        }
        assertThat(seen).isEqualTo(bundle.files());
    }

    @Test
    void tellsHowFarItIsWithinOneLargeFile() throws IOException {
        Path zip = bundle.build();
        List<Long> told = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        try (BundleReader reader = verified(zip)) {
            reader.check(new Progress() {
                @Override
                public void done(long files, long totalFiles) {
                    totals.add(totalFiles);
                }

                @Override
                public void read(long bytes, long totalBytes) {
                    told.add(bytes);
                    totals.add(totalBytes);
                }
            });
        }
        assertThat(told).isSorted().hasSizeGreaterThan(50).endsWith(zip.toFile().length());
        assertThat(totals).containsOnly(5L, zip.toFile().length());
    }

    @Test
    void refusesAFileThatAnswersDifferentlyAfterTheCheck() throws IOException {
        Path zip = bundle.build();
        try (BundleReader reader = verified(zip)) {
            BundleContents contents = reader.check(Progress.IGNORED);
            damageTheMiddleOf(zip);
            assertThatThrownBy(() -> contents.forEach(BundleCheckTest::content))
                    .isInstanceOfSatisfying(BundleException.class, refused -> {
                        assertThat(refused.code()).isEqualTo("BUNDLE_TAMPERED");
                        assertThat(refused.entry()).hasValue("large/stored");
                    });
        }
    }

    /** While the first file is reported the index is still being read again from the medium. */
    @Test
    void refusesALargeFileThatAnswersDifferentlyTheSecondTime() throws IOException {
        bundle = new BundleFixture(directory.resolve("lie")).noFiles().file("large/deflated", digits(6_000_000));
        Path zip = bundle.build();
        boolean[] lied = {false};
        try (BundleReader reader = verified(zip)) {
            assertThatThrownBy(() -> reader.check(new Progress() {
                        @Override
                        public void done(long files, long totalFiles) {}

                        @Override
                        public void read(long bytes, long totalBytes) {
                            if (!lied[0] && bytes > totalBytes / 2) {
                                lied[0] = true;
                                damageTheEndOf(zip);
                            }
                        }
                    }))
                    .isInstanceOfSatisfying(
                            BundleException.class,
                            refused -> assertThat(refused.code()).isEqualTo("BUNDLE_TAMPERED"));
        }
        assertThat(lied).containsExactly(true);
    }

    private BundleReader verified(Path zip) {
        BundleReader reader = BundleReader.open(zip);
        reader.verify(bundle.root.walk(reader.roots()), BundleFixture.EXPECTATIONS);
        return reader;
    }

    private static String content(BundleContents.Entry entry) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        entry.copyTo(content);
        return content.toString(StandardCharsets.UTF_8);
    }

    private static void damageTheMiddleOf(Path zip) throws IOException {
        flip(zip, zip.toFile().length() - 1_000_000);
    }

    private static void damageTheEndOf(Path zip) {
        try {
            flip(zip, zip.toFile().length() - 10_000);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void flip(Path zip, long at) throws IOException {
        try (FileChannel file = FileChannel.open(zip, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            file.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            file.write(one, at);
        }
    }

    /** Shrinks to about half, and stays larger than what waits in memory. */
    private static String digits(int count) {
        return new Random(7)
                .ints(count, '0', '9' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Shrinks a little. */
    private static String random(int count) {
        return new Random(8)
                .ints(count, 0, 0x80)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
