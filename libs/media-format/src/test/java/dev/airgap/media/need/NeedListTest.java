package dev.airgap.media.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airgap.media.need.NeedListException.Finding;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.MalformedException;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.TrustedRoot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedListTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Need BASE = new Need(NeedKind.BASE, "a".repeat(64));
    private static final Need RELAY = new Need(NeedKind.RELAY, "relay-2.plant.example");
    private static final Need RULES = new Need(NeedKind.RULE_UPDATE, "26-003");

    @TempDir
    Path folder;

    private FileSigner site;
    private TrustedRoot root;
    private final NeedList list = list("plant-1", List.of(BASE, RELAY, RULES));

    @BeforeEach
    void aSite() {
        FileSigner rootSigner = signer("root");
        site = signer("site");
        RootDocument document = RootDocument.of(
                1,
                1,
                NOW.plusSeconds(99),
                List.of(rootSigner.verificationKey(), site.verificationKey()),
                List.of(
                        delegation(Role.ROOT, Set.of(PayloadTypes.ROOT), rootSigner),
                        delegation(Role.SITE, Set.of(PayloadTypes.RECEIPT, PayloadTypes.NEED_LIST), site)));
        root = TrustedRoot.parse(Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootSigner))
                .toBytes());
    }

    @Test
    void readsWhatTheSiteSigned() {
        assertThat(SignedNeedList.verify(SignedNeedList.sign(list, site), root, "plant-1"))
                .isEqualTo(list);
        assertThat(list.fileName()).isEqualTo("need-00000003.dsse.json");
    }

    @Test
    void refusesAnyFlippedBit() {
        byte[] bytes = SignedNeedList.sign(list, site);
        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            assertThatExceptionOfType(NeedListException.class)
                    .as("byte %d", at)
                    .isThrownBy(() -> SignedNeedList.verify(flipped, root, "plant-1"));
        }
    }

    @Test
    void refusesWhatIsNotANeedListOfTheSite() {
        refuses(Finding.NEED_LIST_FORGED, SignedNeedList.sign(list, signer("mallory")));
        refuses(Finding.NEED_LIST_FORGED, new byte[0]);
        refuses(Finding.NEED_LIST_FORGED, new byte[SignedNeedList.LARGEST_BYTES + 1]);
        refuses(
                Finding.NEED_LIST_FORGED,
                Envelope.sign(PayloadTypes.RECEIPT, list.toPayload(), List.of(site))
                        .toBytes());
        refuses(
                Finding.NEED_LIST_MALFORMED,
                Envelope.sign(PayloadTypes.NEED_LIST, "{}".getBytes(StandardCharsets.UTF_8), List.of(site))
                        .toBytes());
        refuses(Finding.NEED_LIST_MALFORMED, SignedNeedList.sign(list("plant-2", List.of(BASE)), site));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "number":3         | "number":0
            "number":3         | "number": 3
            "kind":"base"      | "kind":"engine"
            "kind":"relay"     | "kind":"base"
            "id":"relay-2.     | "id":"Relay-2.
            "id":"relay-2.     | "id":".
            "id":"26-003"      | "id":"26-3"
            "id":"26-003"      | "id":"26-003","more":1
            "reason":"because" | "reason":""
            """)
    void refusesAnotherForm(String is, String becomes) {
        String payload = new String(list.toPayload(), StandardCharsets.UTF_8);
        assertThat(payload).contains(is.strip());
        byte[] changed = payload.replace(is.strip(), becomes.strip()).getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> NeedList.parse(changed));
    }

    @Test
    void namesAtLeastOneThingAndNoneTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> list("plant-1", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> list("plant-1", List.of(RULES, RULES)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Need(NeedKind.BASE, "26-003"));
    }

    private void refuses(Finding finding, byte[] bytes) {
        assertThatExceptionOfType(NeedListException.class)
                .isThrownBy(() -> SignedNeedList.verify(bytes, root, "plant-1"))
                .satisfies(e -> assertThat(e.finding()).isEqualTo(finding))
                .satisfies(e -> assertThat(e.code()).isEqualTo(finding.name()));
    }

    private static NeedList list(String site, List<Need> needs) {
        return new NeedList(site, 3, NOW, "oscar", "because", needs);
    }

    private static Delegation delegation(Role role, Set<String> payloadTypes, FileSigner signer) {
        return new Delegation(role, "*", payloadTypes, 1, Set.of(signer.keyId()));
    }

    private FileSigner signer(String name) {
        return FileSigner.generate(Algorithm.ED25519, folder.resolve(name + ".pem"), folder.resolve(name + ".pub.pem"));
    }
}
