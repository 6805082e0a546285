package dev.airgap.media.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.slip.SlipException.Finding;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlipTest {

    private static final String SITE = "plant-1";
    private static final Sha256 DIGEST = Sha256.of("a receipt".getBytes(StandardCharsets.UTF_8));
    private static final UUID TRANSFER = UUID.fromString("0e9a4c1e-8a3f-4b3e-9a51-2f1c5f0a7b11");
    private static final ReceiptSlip SLIP = new ReceiptSlip(
            412,
            DIGEST,
            Instant.parse("2026-11-22T10:00:00Z"),
            3,
            new Receipt.Floor(1, 97),
            new ReceiptSlip.Served(DIGEST, 1, 97),
            120_431,
            98_004,
            List.of("26-001"),
            List.of(new SlipTransfer(TRANSFER, false, List.of(FileOutcome.ACTIVATED, FileOutcome.APPLIED))));

    @TempDir
    Path folder;

    private FileSigner site;
    private FileSigner nextOfSite;
    private FileSigner longSigner;
    private TrustedRoot root;

    @BeforeEach
    void aSiteWithThreeKeys() {
        FileSigner rootSigner = signer("root", Algorithm.ED25519);
        site = signer("site", Algorithm.ED25519);
        nextOfSite = signer("next", Algorithm.ECDSA_P384);
        longSigner = signer("long", Algorithm.ML_DSA_65);
        RootDocument document = RootDocument.of(
                1,
                1,
                Instant.parse("2027-11-22T10:00:00Z"),
                List.of(rootSigner.verificationKey(), site.verificationKey(), nextOfSite.verificationKey()),
                List.of(
                        delegation(Role.ROOT, "*", PayloadTypes.ROOT, rootSigner),
                        delegation(Role.SITE, "*", PayloadTypes.RECEIPT, site, nextOfSite)));
        root = TrustedRoot.parse(Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootSigner))
                .toBytes());
    }

    @Test
    void saysTheSameAfterItWasTyped() {
        for (FileSigner signer : List.of(site, nextOfSite)) {
            byte[] typed = SlipText.bytes(shown(SignedSlip.sign(SLIP, SITE, signer)));

            assertThat(SignedSlip.verify(typed, root, SITE)).isEqualTo(SLIP);
        }
    }

    @Test
    void hasTwelveLinesWithADailyTransfer() {
        assertThat(SlipText.lines(SignedSlip.sign(SLIP, SITE, site)))
                .hasSize(12)
                .allMatch(line -> line.matches("\\d\\d:( [0-9A-HJKMNP-TV-Z]{1,4}){1,7}"));
    }

    @Test
    void isReadHoweverItWasTyped() {
        byte[] slip = SignedSlip.sign(SLIP, SITE, site);
        String shown = shown(slip);

        assertThat(SlipText.bytes(
                        shown.toLowerCase(Locale.ROOT).replace('0', 'o').replace(' ', '-')))
                .as("letters that look like digits, hyphens")
                .isEqualTo(slip);
        assertThat(SlipText.bytes(shown.replaceAll("\\d\\d:", "").replace("\n", "\r\n\r\n")))
                .as("no numbers")
                .isEqualTo(slip);
        assertThat(SlipText.bytes(SlipText.qrText(slip))).as("scanned").isEqualTo(slip);
        List<String> shuffled = new ArrayList<>(SlipText.lines(slip));
        Collections.reverse(shuffled);
        assertThat(SlipText.bytes(String.join("\n", shuffled)))
                .as("numbered, in another order")
                .isEqualTo(slip);
    }

    @Test
    void theQrCodeNeedsOnlyItsAlphanumericMode() {
        assertThat(SlipText.qrText(SignedSlip.sign(SLIP, SITE, site))).matches("[0-9A-Z $%*+\\-./:]+");
    }

    @Test
    void aMistakeIsNamedByItsLine() {
        List<String> lines = SlipText.lines(SignedSlip.sign(SLIP, SITE, site));

        assertThat(SlipText.problem(3, lines.get(2))).isEmpty();
        assertThat(SlipText.problem(3, lines.get(3))).hasValue("line 3 does not add up");
        assertThat(SlipText.problem(3, "UUUU")).hasValue("line 3 has a character that is not used in slips");

        List<String> mistyped = new ArrayList<>(lines);
        mistyped.set(1, swapped(lines.get(1)));
        mistyped.set(4, lines.get(4).substring(0, 12));
        refusesText(String.join("\n", mistyped), "line 2 does not add up; line 5 does not add up");
        refusesText(String.join("\n", lines.subList(0, 3)), "line 4 is missing");
        refusesText(String.join("\n", lines.subList(1, lines.size())), "line 1 is missing");
        refusesText(String.join("\n", lines) + "\n" + lines.get(2).replace("03:", "02:"), "line 2 is there twice");
        refusesText("", "line 1 is missing");
        refusesText("a/b/c", "line 1 does not add up");
    }

    @Test
    void noSingleWrongCharacterIsTakenForTheSlip() {
        byte[] slip = SignedSlip.sign(SLIP, SITE, site);
        String shown = shown(slip);
        int unnoticed = 0;
        for (int at = 0; at < shown.length(); at++) {
            if (" :\n".indexOf(shown.charAt(at)) >= 0 || shown.charAt(at + 1 < shown.length() ? at + 1 : at) == ':') {
                continue;
            }
            String typed = shown.substring(0, at) + (shown.charAt(at) == 'X' ? 'Y' : 'X') + shown.substring(at + 1);
            try {
                SignedSlip.verify(SlipText.bytes(typed), root, SITE);
                unnoticed++;
            } catch (SlipException e) {
                assertThat(e.finding()).isNotNull();
            }
        }
        assertThat(unnoticed).isZero();
    }

    @Test
    void refusesAnyFlippedBit() {
        byte[] slip = SignedSlip.sign(SLIP, SITE, site);
        for (int at = 0; at < slip.length; at++) {
            byte[] flipped = slip.clone();
            flipped[at] ^= (byte) (1 << at % 8);

            assertThatExceptionOfType(SlipException.class)
                    .as("byte %d", at)
                    .isThrownBy(() -> SignedSlip.verify(flipped, root, SITE));
        }
        for (int length = 0; length < slip.length; length++) {
            byte[] cut = Arrays.copyOf(slip, length);
            assertThatExceptionOfType(SlipException.class).isThrownBy(() -> SignedSlip.verify(cut, root, SITE));
        }
    }

    @Test
    void refusesTheSlipOfAnotherSiteThoughTheKeyIsTheSame() {
        byte[] others = SignedSlip.sign(SLIP, "plant-2", site);

        assertThat(SignedSlip.verify(others, root, "plant-2")).isEqualTo(SLIP);
        refuses(Finding.RECEIPT_FORGED, others);
    }

    @Test
    void refusesWhatSomebodyElseSigned() {
        refuses(Finding.RECEIPT_FORGED, SignedSlip.sign(SLIP, SITE, signer("mallory", Algorithm.ED25519)));
    }

    @Test
    void isNotSignedWithSignaturesThatNobodyTypes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedSlip.sign(SLIP, SITE, longSigner))
                .withMessageContaining("3309 are the signature");
    }

    private void refuses(Finding finding, byte[] slip) {
        assertThatExceptionOfType(SlipException.class)
                .isThrownBy(() -> SignedSlip.verify(slip, root, SITE))
                .satisfies(e -> assertThat(e.finding()).isEqualTo(finding))
                .satisfies(e -> assertThat(e.code()).isEqualTo(finding.name()));
    }

    private static void refusesText(String typed, String problem) {
        assertThatExceptionOfType(SlipException.class)
                .isThrownBy(() -> SlipText.bytes(typed))
                .withMessageContaining(problem)
                .satisfies(e -> assertThat(e.finding()).isEqualTo(Finding.SLIP_MISTYPED));
    }

    private static String shown(byte[] slip) {
        return String.join("\n", SlipText.lines(slip));
    }

    /** Two groups in the wrong order. */
    private static String swapped(String line) {
        String[] words = line.split(" ");
        return "%s %s %s %s"
                .formatted(
                        words[0],
                        words[2],
                        words[1],
                        String.join(" ", Arrays.asList(words).subList(3, words.length)));
    }

    private static Delegation delegation(Role role, String scope, String payloadType, FileSigner... signers) {
        return new Delegation(
                role,
                scope,
                Set.of(payloadType),
                1,
                Set.copyOf(Arrays.stream(signers).map(FileSigner::keyId).toList()));
    }

    private FileSigner signer(String name, Algorithm algorithm) {
        return FileSigner.generate(algorithm, folder.resolve(name + ".pem"), folder.resolve(name + ".pub.pem"));
    }
}
