package dev.airgap.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediumCheckTest {

    private static final SiteKnowledge NOTHING =
            new SiteKnowledge(Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private Dmz dmz;
    private Path medium;
    private long read;

    @BeforeEach
    void aMedium() throws IOException {
        dmz = new Dmz(folder);
        Path bundle =
                dmz.bundle(Map.of("av/daily.cvd", "signatures".repeat(5_000).getBytes(StandardCharsets.UTF_8)));
        medium = dmz.medium(bundle, dmz.ruleUpdate());
    }

    @Test
    void saysYesAndWhatItCouldNotKnow() {
        CheckResult result = check(NOTHING, Optional.empty());

        assertThat(result.findings()).isEmpty();
        assertThat(result.good()).isTrue();
        assertThat(result.checked()).containsExactly("set", "hashes", "signatures", "schema", "base");
        assertThat(result.notChecked()).containsOnlyKeys("site", "sequence", "space");
        assertThat(read).isPositive();
    }

    @Test
    void saysYesToEverythingThatIsAsked() {
        CheckResult result = check(site(6, Set.of()), Optional.of(new SiteDisk(1_000_000, true)));

        assertThat(result.good()).isTrue();
        assertThat(result.checked())
                .containsExactly("set", "hashes", "signatures", "schema", "site", "sequence", "base", "space");
        assertThat(result.notChecked()).isEmpty();
        assertThat((long) result.facts().get("unpackedBytes")).isEqualTo(50_000);
        assertRefused(check(site(6, Set.of()), Optional.of(new SiteDisk(50_000, true))), "TARGET_FULL");
    }

    @Test
    void saysNoToWhatTheSiteHasAlready() {
        assertRefused(check(site(8, Set.of()), Optional.empty()), "BUNDLE_OLDER");
    }

    @Test
    void saysNoForAnotherSite() {
        SiteKnowledge other = new SiteKnowledge(Optional.of("plant-2"), Optional.empty(), Optional.empty());

        assertRefused(check(other, Optional.empty()), "MEDIUM_WRONG_SITE");
    }

    @Test
    void saysNoWithoutRoom() {
        assertRefused(check(NOTHING, Optional.of(new SiteDisk(1_000, false))), "TARGET_FULL");
    }

    @Test
    void namesEveryFileThatWasChanged() throws IOException {
        Path rules = medium.resolve("airgap/" + Dmz.TRANSFER + "/payload/26-003.dsru");
        byte[] bytes = Files.readAllBytes(rules);
        bytes[bytes.length - 1] ^= 1;
        Files.write(rules, bytes);

        CheckResult result = check(NOTHING, Optional.empty());

        assertRefused(result, "MEDIUM_FILE_CHANGED");
        assertThat(result.findings().getFirst().detail()).contains("26-003.dsru");
    }

    @Test
    void saysNoToAMediumThatIsNotThere() {
        medium = folder.resolve("nowhere");

        assertRefused(check(NOTHING, Optional.empty()), "MEDIUM_MISSING");
    }

    private static SiteKnowledge site(long sequence, Set<String> held) {
        return new SiteKnowledge(
                Optional.of(Dmz.SITE),
                Optional.of(new SiteKnowledge.Floor(1, sequence, Optional.empty())),
                Optional.of(held));
    }

    private static void assertRefused(CheckResult result, String code) {
        assertThat(result.good()).isFalse();
        assertThat(result.findings()).extracting(CheckResult.Finding::code).containsExactly(code);
        assertThat(result.findings().getFirst().advice()).isNotBlank();
        assertThat(result.toJson()).containsEntry("answer", "no");
    }

    private CheckResult check(SiteKnowledge known, Optional<SiteDisk> disk) {
        TrustedRoot root = dmz.root(1, Dmz.NOW.plusSeconds(1_000_000));
        return new MediumCheck(root, known, Dmz.NOW.plusSeconds(60), disk)
                .of(List.of(medium), false, (file, bytes, total) -> read = Math.max(read, bytes));
    }
}
