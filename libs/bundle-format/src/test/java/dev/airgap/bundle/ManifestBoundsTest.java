package dev.airgap.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airgap.bundle.Component.Removed;
import dev.airgap.bundle.Component.Withdrawn;
import dev.airgap.bundle.Manifest.Kind;
import dev.airgap.bundle.Manifest.Requirements;
import dev.airgap.bundle.Manifest.RootsReference;
import dev.airgap.bundle.Manifest.Validity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Manifests that break one rule and no other. */
class ManifestBoundsTest {

    private static final String SHA = "a".repeat(64);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant BEFORE_TIME = Instant.EPOCH.minusSeconds(1);
    private static final Instant AFTER_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    private String site = "plant-1";
    private long epoch = 1;
    private long sequence = 1;
    private @Nullable String base;
    private @Nullable String previous;
    private String snapshotDigest = SHA;
    private List<Component> components = List.of();
    private List<Removed> removed = List.of();
    private List<Withdrawn> withdrawn = List.of();
    private String relay = "0";
    private String agent = "0";
    private Validity validity = new Validity(NOON, NOON, NOON);
    private @Nullable Long lastReceipt;
    private @Nullable String cycle;
    private String producer = "p";

    @Test
    void namesASiteByLettersDigitsAndDashesBetweenThem() {
        for (String name : List.of("a", "0", "a-b", "a" + "-".repeat(61) + "b")) {
            site = name;
            accepts();
        }
        for (String name : List.of("", "-a", "a-", "A", "a_b", "a" + "-".repeat(62) + "b")) {
            site = name;
            refuses("is not a site name");
        }
    }

    @Test
    void countsEpochAndSequenceFromOne() {
        sequence = 999_999_999;
        accepts();
        sequence = 1_000_000_000;
        refuses("epoch or sequence");
        sequence = 0;
        refuses("epoch or sequence");
        sequence = 1;
        epoch = 0;
        refuses("epoch or sequence");
    }

    @Test
    void namesOtherSnapshotsAndBundlesByTheirDigest() {
        base = SHA;
        previous = SHA;
        accepts();
        base = "x";
        refuses("base is not a SHA-256");
        base = null;
        previous = "x";
        refuses("previous is not a SHA-256");
        previous = null;
        snapshotDigest = "x";
        refuses("snapshotDigest is not a SHA-256");
    }

    @Test
    void holdsTimesThatEverybodyCanWrite() {
        validity = new Validity(Instant.EPOCH, AFTER_TIME.minusNanos(1), Instant.EPOCH);
        accepts();
        validity = new Validity(BEFORE_TIME, NOON, NOON);
        refuses("a time is not from 1970 to 9999");
        validity = new Validity(NOON, AFTER_TIME, NOON);
        refuses("a time is not from 1970 to 9999");
        validity = new Validity(NOON, NOON, BEFORE_TIME);
        refuses("a time is not from 1970 to 9999");
        validity = new Validity(NOON, NOON.minusNanos(1), NOON);
        refuses("expiresAt is before issuedAt");
    }

    @Test
    void asksForVersionsThatCompare() {
        relay = "v1";
        refuses("minimumRelayVersion");
        relay = "1.0";
        agent = "v1";
        refuses("minimumAgentVersion");
    }

    @Test
    void knowsReceiptsFromTheFirstAndSaysWhoMadeItInOneLine() {
        lastReceipt = 1L;
        cycle = "~ ".repeat(100);
        producer = "~".repeat(200);
        accepts();
        lastReceipt = 0L;
        refuses("lastReceipt");
        lastReceipt = null;
        cycle = "c".repeat(201);
        refuses("cycle");
        cycle = null;
        producer = "";
        refuses("producer");
        producer = "p\n";
        refuses("producer");
    }

    @Test
    void listsNothingTwice() {
        Component one = new Component("a", "t", VersionOrder.NONE, "1", NOON);
        Component same = new Component("a", "t", VersionOrder.NONE, "2", NOON);
        components = List.of(one, same);
        refuses("two components");
        components = List.of(one);
        removed = List.of(new Removed("a", "x"));
        refuses("removed a");
        removed = List.of(new Removed("b", "x"), new Removed("b", "y"));
        refuses("removed b");
        removed = List.of(new Removed("b", "x"));
        withdrawn = List.of(new Withdrawn("a", "1", "x"), new Withdrawn("a", "1", "y"));
        refuses("withdrawn a");
        withdrawn = List.of(new Withdrawn("a", "1", "x"), new Withdrawn("a", "2", "x"), new Withdrawn("b", "1", "x"));
        accepts();
    }

    private void accepts() {
        assertThat(manifest().fileName()).isEqualTo(Manifest.fileName(site, epoch, sequence));
    }

    private void refuses(String why) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(this::manifest)
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.code()).isEqualTo("BUNDLE_MANIFEST_INVALID"));
    }

    private Manifest manifest() {
        return new Manifest(
                Manifest.fileName(site, epoch, sequence),
                site,
                epoch,
                sequence,
                base == null ? Kind.FULL : Kind.DIFFERENTIAL,
                base,
                previous,
                snapshotDigest,
                components,
                removed,
                withdrawn,
                new Requirements(relay, agent),
                validity,
                lastReceipt,
                cycle,
                producer,
                new RootsReference(1, 0, SHA),
                new IndexSummary(0, 0, new StoredFile(SHA, 0, Encoding.DEFLATED, 2, SHA, 0)));
    }
}
