package dev.airgap.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.trust.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every refusal: its own code, the floor and the served content as before, the file where it was, exactly one event. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay
class RefusalTest extends RelayTestBase {

    private TestBundle active;
    private long number;

    @BeforeEach
    void somethingIsServed() {
        number = nextNumber();
        active = activate(TestBundle.numbered(site, number));
    }

    @Test
    void rejectsABundleWhoseNameWasChanged() throws IOException {
        Path zip = TestBundle.numbered(site, number + 1).place();
        Path renamed = zip.resolveSibling("airgap-plant-1-e1-s%06d.zip".formatted(number + 2));
        Files.move(zip, renamed);
        assertRefused("BUNDLE_RENAMED", renamed);
    }

    @Test
    void rejectsAZipWithAnyOtherName() throws IOException {
        Path zip = TestBundle.numbered(site, number + 1).place();
        Path renamed = zip.resolveSibling("update.zip");
        Files.move(zip, renamed);
        assertRefused("BUNDLE_RENAMED", renamed);
    }

    @Test
    void rejectsABundleWithAChangedByte() throws IOException {
        Path zip = TestBundle.numbered(site, number + 1).file("zz", "unchanged").place();
        byte[] bytes = Files.readAllBytes(zip);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.lastIndexOf("unchanged")] = 'U';
        Files.write(zip, bytes);
        assertRefused("BUNDLE_TAMPERED", zip);
    }

    @Test
    void rejectsATruncatedBundle() throws IOException {
        Path zip = TestBundle.numbered(site, number + 1).place();
        Files.write(zip, java.util.Arrays.copyOf(Files.readAllBytes(zip), (int) Files.size(zip) / 2));
        assertRefused("BUNDLE_TRUNCATED", zip);
    }

    @Test
    void rejectsTrailingBytes() throws IOException {
        Path zip = TestBundle.numbered(site, number + 1).place();
        Files.write(zip, new byte[] {1}, StandardOpenOption.APPEND);
        assertRefused("BUNDLE_TRAILING_BYTES", zip);
    }

    @Test
    void rejectsAFileThatIsNoBundleAtAll() throws IOException {
        Path zip = site.installDirectory().resolve("vendor.zip");
        Files.writeString(zip, "something else, long enough to hold the header of a zip entry");
        assertRefused("BUNDLE_HEADER_MISMATCH", zip);
    }

    @Test
    void rejectsABundleForAnotherSite() {
        assertRefused(
                "BUNDLE_WRONG_SITE",
                TestBundle.numbered(site, number + 1).forSite("plant-2").place());
    }

    @Test
    void rejectsTheBundleThatIsActive() {
        TestBundle.numbered(site, number).place();
        JsonPath download =
                assertRefused("BUNDLE_REPEATED", site.installDirectory().resolve(active.fileName()));
        assertThat(download.getString("outcome")).isEqualTo("NOTHING_NEW");
        assertThat(download.getString("error")).isNull();
        PublishedEvent refused = eventsOf(download).stream()
                .filter(event -> event.type().equals("bundle.rejected"))
                .findFirst()
                .orElseThrow();
        assertThat(refused.data().path("bundleId").asText()).isEqualTo(active.bundleId());
        assertThat(refused.cycleId()).isEqualTo("cycle-of-bundle");
    }

    @Test
    void rejectsAnOlderBundle() {
        activate(TestBundle.numbered(site, number + 1));
        assertRefused("BUNDLE_OLDER", TestBundle.numbered(site, number).place());
    }

    @Test
    void rejectsAnotherBundleUnderTheSameNumber() {
        assertRefused(
                "BUNDLE_EQUIVOCATION",
                TestBundle.numbered(site, number).cycle("other").place());
    }

    @Test
    void rejectsAJumpToTheMaximum() {
        assertRefused(
                "BUNDLE_SEQUENCE_JUMP", TestBundle.numbered(site, 999_999_999).place());
    }

    @Test
    void rejectsAnEpochThatNoRootHas() {
        assertRefused(
                "BUNDLE_EPOCH_AHEAD", TestBundle.numbered(site, 1).epoch(2).place());
    }

    @Test
    void rejectsAnExpiredBundle() {
        assertRefused(
                "BUNDLE_EXPIRED",
                TestBundle.numbered(site, number + 1).expired().place());
    }

    @Test
    void rejectsABundleThatNobodyCanHaveIssuedYet() {
        assertRefused(
                "BUNDLE_FROM_THE_FUTURE",
                TestBundle.numbered(site, number + 1)
                        .issuedAt(clock.instant().plus(Duration.ofDays(91)))
                        .place());
    }

    @Test
    void rejectsABundleThatDemandsANewerRelayBeforeAnythingOfItIsStored() throws IOException {
        TestBundle bundle = TestBundle.numbered(site, number + 1).file("only/here", "of " + number);
        Path zip = bundle.forRelaysFrom("99.0").place();

        assertRefused("BUNDLE_RELAY_TOO_OLD", zip);

        Path contents = site.folder().resolve("content");
        try (Stream<Path> stored = Files.walk(contents)) {
            String digest =
                    Sha256.of(("of " + number).getBytes(StandardCharsets.UTF_8)).hex();
            assertThat(stored.map(file -> file.getFileName().toString())).doesNotContain(digest);
        }
    }

    @Test
    void rejectsASignatureByAStranger() {
        assertRefused(
                "KEY_UNKNOWN",
                TestBundle.numbered(site, number + 1).signedBy(site.newKey()).place());
    }

    @Test
    void rejectsAComponentThatDisappears() {
        assertRefused(
                "COMPONENT_DISAPPEARED",
                TestBundle.numbered(site, number + 1)
                        .components(TestBundle.component("other", 1))
                        .place());
    }

    @Test
    void rejectsAComponentThatIsLowered() {
        assertRefused(
                "COMPONENT_LOWERED",
                TestBundle.numbered(site, number + 1)
                        .components(TestBundle.component("av/eicar", number - 1))
                        .place());
    }

    @Test
    void keepsTheNewRootOfABundleThatIsRefused() {
        var revoked = site.rotateReleaseKey();
        JsonPath refused = assertRefused(
                "BUNDLE_EXPIRED",
                TestBundle.numbered(site, number + 1).expired().place());
        assertThat(eventsOf(refused))
                .filteredOn(event -> event.type().equals("root.accepted"))
                .singleElement()
                .satisfies(event -> assertThat(event.data().path("fingerprint").asText())
                        .isEqualTo(site.root().fingerprint().hex()));
        Path byTheRevokedKey =
                TestBundle.numbered(site, number + 2).signedBy(revoked).place();
        assertRefused("KEY_UNKNOWN", byTheRevokedKey, site.installDirectory().resolve(byTheRevokedKey.getFileName()));
    }

    @Test
    void rejectsALink() throws IOException {
        Path elsewhere =
                TestBundle.numbered(site, number + 1).build(site.folder().resolve("elsewhere"));
        Path link = site.installDirectory().resolve(elsewhere.getFileName());
        Files.createSymbolicLink(link, elsewhere);

        assertRefused("BUNDLE_NOT_A_FILE", link);
    }

    @Test
    void rejectsAFolder() throws IOException {
        assertRefused(
                "BUNDLE_NOT_A_FILE",
                Files.createDirectory(site.installDirectory().resolve("folder.zip")));
    }

    @Test
    void leavesAloneWhatIsStillBeingWritten() throws IOException {
        Files.writeString(site.installDirectory().resolve(".partial.zip"), "x");

        JsonPath download = download();

        assertThat(download.getString("outcome")).isEqualTo("NOTHING_ARRIVED");
        assertThat(download.getList("bundles")).isEmpty();
    }

    @Test
    void tellsATamperedCopyOfTheActiveBundleFromTheBundleItself() throws IOException {
        Path zip = TestBundle.numbered(site, number).place();
        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length - 200] ^= 1;
        Files.write(zip, bytes);

        JsonPath download = download();

        assertThat(download.getString("bundles[0].code")).startsWith("BUNDLE_").isNotEqualTo("BUNDLE_REPEATED");
        assertThat(download.getString("outcome")).isEqualTo("REJECTED");
    }
}
