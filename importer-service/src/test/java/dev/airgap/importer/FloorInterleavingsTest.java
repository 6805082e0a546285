package dev.airgap.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.bundle.Floor;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Bundles that come in any order, twice, damaged, too late, or from somebody else, against a model that knows only this: of
 * what lies there, the highest one above the floor is served that is as it was signed, by whom it should be, for this site and
 * not expired. {@code -Dinterleavings=1000} makes more of them.
 */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay
class FloorInterleavingsTest extends RelayTestBase {

    private static final int INTERLEAVINGS = Integer.getInteger("interleavings", 15);
    private static final int NUMBERS = 5;
    private static final int MOST_STEPS = 10;

    /** What comes, or what somebody does to what has come. */
    private enum Step {
        BRING,
        BRING_AGAIN,
        BRING_EXPIRED,
        BRING_ANOTHER_OF_THE_SAME_NUMBER,
        BRING_OF_ANOTHER_SITE,
        BRING_SIGNED_BY_ANOTHER,
        CORRUPT,
        CUT,
        REMOVE
    }

    /** One file in the install directory. */
    private record Brought(TestBundle bundle, boolean good) {

        Brought damaged() {
            return new Brought(bundle, false);
        }
    }

    private final List<String> story = new ArrayList<>();
    private final Map<Long, TestBundle> bundles = new TreeMap<>();
    private final Map<Long, Brought> lying = new TreeMap<>();
    private long floor;
    private Optional<TestBundle> servedByTheModel = Optional.empty();

    @Test
    void servesTheNewestGoodOneAndNeverFalls() throws IOException {
        for (int seed = 0; seed < INTERLEAVINGS; seed++) {
            begin(seed);
            Random random = new Random(seed);
            for (int step = 0; step < MOST_STEPS; step++) {
                step(random);
                if (random.nextInt(3) == 0) {
                    downloadAndCompare();
                }
            }
            downloadAndCompare();
            emptyTheInstallDirectory();
        }
    }

    private void begin(int seed) {
        story.clear();
        story.add("seed " + seed);
        lying.clear();
        bundles.clear();
        servedByTheModel = Optional.empty();
        floor = snapshots.floor().sequence();
        for (long number = floor + 1; number <= floor + NUMBERS; number++) {
            bundles.put(number, TestBundle.numbered(site, number));
        }
    }

    private void step(Random random) throws IOException {
        List<Long> numbers = List.copyOf(bundles.keySet());
        long number = numbers.get(random.nextInt(numbers.size()));
        Step step = Step.values()[random.nextInt(Step.values().length)];
        story.add(step + " " + number);
        switch (step) {
            case BRING, BRING_AGAIN -> bring(number, bundles.get(number), true);
            case BRING_EXPIRED ->
                bring(number, TestBundle.numbered(site, number).expired(), false);
            case BRING_ANOTHER_OF_THE_SAME_NUMBER -> {
                // The first of a number that is accepted is the one; before that, nobody can tell.
                TestBundle other = TestBundle.numbered(site, number).file("another.txt", story.toString());
                bring(number, other, true);
            }
            case BRING_OF_ANOTHER_SITE ->
                bring(number, TestBundle.numbered(site, number).forSite("plant-2"), false);
            case BRING_SIGNED_BY_ANOTHER ->
                bring(number, TestBundle.numbered(site, number).signedBy(site.newKey()), false);
            case CORRUPT -> damage(random, false);
            case CUT -> damage(random, true);
            case REMOVE -> {
                Files.deleteIfExists(file(number));
                lying.remove(number);
            }
        }
    }

    /** Under the name that this site's bundle of the number has. */
    private void bring(long number, TestBundle bundle, boolean good) throws IOException {
        Path built = bundle.build(site.folder().resolve("bundler"));
        Files.move(built, file(number), StandardCopyOption.REPLACE_EXISTING);
        lying.put(number, new Brought(bundle, good));
    }

    private void damage(Random random, boolean cut) throws IOException {
        if (lying.isEmpty()) {
            return;
        }
        List<Long> numbers = List.copyOf(lying.keySet());
        long number = numbers.get(random.nextInt(numbers.size()));
        story.add("that is " + number);
        byte[] bytes = Files.readAllBytes(file(number));
        int at = random.nextInt(bytes.length);
        if (cut) {
            bytes = Arrays.copyOf(bytes, at);
        } else {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file(number), bytes);
        lying.computeIfPresent(number, (same, brought) -> brought.damaged());
    }

    private void downloadAndCompare() throws IOException {
        Floor before = snapshots.floor();
        Optional<Long> next = lying.keySet().stream()
                .filter(number -> number > floor && lying.get(number).good())
                .max(Comparator.naturalOrder());

        JsonPath download = download();
        story.add("DOWNLOAD " + download.getString("outcome"));

        assertThat(download.getString("outcome").equals("ACTIVATED"))
                .as("%s", story)
                .isEqualTo(next.isPresent());
        next.ifPresent(number -> {
            floor = number;
            servedByTheModel = Optional.of(lying.get(number).bundle());
            assertThat(file(number)).as("%s", story).doesNotExist();
            // What is lower was superseded, and went.
            lying.keySet().removeIf(lower -> !Files.exists(file(lower)));
        });
        assertThat(snapshots.floor().sequence())
                .as("%s", story)
                .isEqualTo(floor)
                .isGreaterThanOrEqualTo(before.sequence());
        servedByTheModel.ifPresent(this::isServed);
        lying.keySet()
                .forEach(number -> assertThat(file(number)).as("%s", story).exists());
    }

    private void isServed(TestBundle bundle) {
        assertThat(listing().path("bundleId").asText()).as("%s", story).isEqualTo(bundle.bundleId());
        bundle.files()
                .forEach((path, content) -> assertThat(agent().get("/" + path).body())
                        .as("%s %s", story, path)
                        .isEqualTo(content));
    }

    private Path file(long number) {
        return site.installDirectory().resolve(TestBundle.numbered(site, number).fileName());
    }
}
