package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.trust.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferentialIndexTest {

    @Test
    void whatIsAppliedToTheBaseGivesTheTargetWhateverBothAre() {
        Random random = new Random(20261123);
        for (int round = 0; round < 500; round++) {
            List<IndexRecord> base = listing(random);
            List<IndexRecord> target = listing(random);

            List<IndexChange> changes = all(new IndexDifference(base.iterator(), target.iterator()));

            assertThat(all(new IndexMerge(base.iterator(), changes.iterator()))).isEqualTo(target);
        }
    }

    @Test
    void carriesWhatIsNewOrOtherAndListsWhatIsGone() {
        List<IndexRecord> base = List.of(record("a", "1"), record("b", "2"), record("c", "3"));
        List<IndexRecord> target = List.of(record("a", "1"), record("c", "4"), record("d", "5"));

        assertThat(all(new IndexDifference(base.iterator(), target.iterator())))
                .containsExactly(
                        new IndexChange.Removed(BundlePath.of("b")),
                        new IndexChange.Carried(record("c", "4")),
                        new IndexChange.Carried(record("d", "5")));
    }

    @Test
    void changesNothingWhenBothAreTheSame() {
        List<IndexRecord> same = List.of(record("a", "1"), record("b", "2"));

        assertThat(all(new IndexDifference(same.iterator(), same.iterator()))).isEmpty();
    }

    @Test
    void refusesToRemoveWhatTheBaseDoesNotHave() {
        Iterator<IndexRecord> merged = new IndexMerge(
                List.of(record("a", "1")).iterator(),
                List.<IndexChange>of(new IndexChange.Removed(BundlePath.of("b")))
                        .iterator());

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> all(merged))
                .satisfies(e -> assertThat(e.code()).isEqualTo("BUNDLE_INDEX_INVALID"))
                .withMessageContaining("\"b\"");
    }

    @Test
    void aLineSaysWhatTheChangeIs() {
        IndexChange removed = new IndexChange.Removed(BundlePath.of("av/old.db"));
        IndexChange carried = new IndexChange.Carried(record("av/new.db", "x"));

        assertThat(new String(removed.toLine(), StandardCharsets.US_ASCII))
                .isEqualTo("{\"path\":\"av/old.db\",\"removed\":true}");
        assertThat(IndexChange.parse(removed.toLine())).isEqualTo(removed);
        assertThat(IndexChange.parse(carried.toLine())).isEqualTo(carried);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"path\":\"a\",\"removed\":false}",
                "{\"path\":\"a\",\"removed\":true,\"size\":1}",
                "{\"path\":\"../a\",\"removed\":true}",
                "{\"removed\":true}",
                "{\"path\":\"a\"}"
            })
    void refusesALineThatIsNeither(String line) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> IndexChange.parse(line.getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<IndexRecord> listing(Random random) {
        Map<String, String> files = new TreeMap<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            files.put("f" + random.nextInt(15), String.valueOf(random.nextInt(3)));
        }
        return files.entrySet().stream()
                .map(file -> record(file.getKey(), file.getValue()))
                .toList();
    }

    private static IndexRecord record(String path, String content) {
        String sha256 = Sha256.of(content.getBytes(StandardCharsets.US_ASCII)).hex();
        return new IndexRecord(BundlePath.of(path), new StoredFile(sha256, 1, Encoding.STORED, 1, sha256, 7));
    }

    private static <T> List<T> all(Iterator<T> iterator) {
        List<T> all = new ArrayList<>();
        iterator.forEachRemaining(all::add);
        return all;
    }
}
