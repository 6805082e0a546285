package dev.airgap.media.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airgap.media.enrolment.KeyCardException.Finding;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyCardTest {

    private static final Sha256 ROOT = Sha256.of(new byte[0]);

    @TempDir
    Path folder;

    private FileSigner site;
    private FileSigner log;
    private FileSigner mallory;
    private KeyCard card;

    @BeforeEach
    void aCard() {
        site = signer("site");
        log = signer("log");
        mallory = signer("mallory");
        card = card("plant-1", List.of("Anna", "Bert"), false);
    }

    @Test
    void readsWhatItSigned() {
        KeyCard read = KeyCard.verify(card.sign(site, log));

        assertThat(read).isEqualTo(card);
        assertThat(read.fingerprint()).isEqualTo(card.fingerprint()).isEqualTo(Sha256.of(card.toPayload()));
    }

    @Test
    void readsBackThatItIsForDemonstration() {
        KeyCard demonstration = card("plant-1", List.of("Anna", "Bert"), true);

        assertThat(KeyCard.verify(demonstration.sign(site, log))).isEqualTo(demonstration);
        assertThat(demonstration.fingerprint()).isNotEqualTo(card.fingerprint());
    }

    @Test
    void refusesAnyFlippedBit() {
        byte[] bytes = card.sign(site, log);
        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << at % 8);

            assertThatExceptionOfType(KeyCardException.class)
                    .as("byte %d", at)
                    .isThrownBy(() -> KeyCard.verify(flipped));
        }
    }

    @Test
    void refusesACardThatNotBothOfItsKeysSigned() {
        refuses(Finding.KEY_CARD_FORGED, signedBy(PayloadTypes.KEY_CARD, site));
        refuses(Finding.KEY_CARD_FORGED, signedBy(PayloadTypes.KEY_CARD, log));
        refuses(Finding.KEY_CARD_FORGED, signedBy(PayloadTypes.KEY_CARD, site, mallory));
        refuses(Finding.KEY_CARD_FORGED, signedBy(PayloadTypes.KEY_CARD, site, log, mallory));
    }

    @Test
    void refusesACardThatSaysSomethingElseThanWhatWasSigned() {
        Envelope signed = Envelope.parse(card.sign(site, log), 10_000);
        byte[] payload = card("plant-2", List.of("Anna", "Bert"), false).toPayload();

        refuses(Finding.KEY_CARD_FORGED, new Envelope(signed.payloadType(), payload, signed.signatures()).toBytes());
    }

    @Test
    void refusesAnotherDocument() {
        refuses(Finding.KEY_CARD_MALFORMED, signedBy(PayloadTypes.RECEIPT, site, log));
        refuses(Finding.KEY_CARD_MALFORMED, "{}".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema\":1 | \"schema\":2",
                "\"schema\":1 | \"schema\": 1",
                "\"schema\":1 | \"schema\":1,\"more\":1",
                "\"plant-1\" | \"plant 1\"",
                "\"plant-1\" | \"../x\"",
                "\"siteKey\" | \"siteKay\"",
                "BEGIN PUBLIC | BEGIN PRIVATE",
                "\"Anna\",\"Bert\" | \"Anna\"",
                "\"Anna\",\"Bert\" | \"Anna\",\"anna\"",
                "\"Anna\",\"Bert\" | \"Anna\",\"Bert\",\"Carl\"",
                "\"Anna\",\"Bert\" | \"Anna\",\" Bert\"",
                "\"Anna\",\"Bert\"] | \"Anna\",\"Bert\"],\"demonstration\":false",
                "\"rootFingerprint\":\" | \"rootFingerprint\":\"A",
            })
    void refusesAMemberThatIsNotAsItShouldBe(String text, String replacement) {
        String payload = new String(card.toPayload(), StandardCharsets.UTF_8);
        assertThat(payload).contains(text);
        byte[] changed = payload.replace(text, replacement).getBytes(StandardCharsets.UTF_8);

        refuses(
                Finding.KEY_CARD_MALFORMED,
                Envelope.sign(PayloadTypes.KEY_CARD, changed, List.of(site, log))
                        .toBytes());
    }

    @Test
    void needsTwoKeysAndTwoPersons() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyCard(
                        "plant-1",
                        site.verificationKey(),
                        site.verificationKey(),
                        ROOT,
                        List.of("Anna", "Bert"),
                        false));
        for (List<String> names : List.of(
                List.<String>of(),
                List.of("Anna"),
                List.of("Anna", "ANNA"),
                List.of("Anna", ""),
                List.of("Anna", " "),
                List.of("Anna", "Be\nrt"),
                List.of("Anna", "B".repeat(101)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> card("plant-1", names, false));
        }
        assertThat(KeyCard.areTwoPersons(List.of("Anna Müller", "Bert"))).isTrue();
    }

    @Test
    void isSignedOnlyWithItsOwnKeys() {
        assertThatIllegalArgumentException().isThrownBy(() -> card.sign(site, mallory));
        assertThatIllegalArgumentException().isThrownBy(() -> card.sign(log, site));
    }

    private byte[] signedBy(String payloadType, FileSigner... signers) {
        return Envelope.sign(payloadType, card.toPayload(), List.of(signers)).toBytes();
    }

    private static void refuses(Finding finding, byte[] bytes) {
        assertThatExceptionOfType(KeyCardException.class)
                .isThrownBy(() -> KeyCard.verify(bytes))
                .satisfies(e -> assertThat(e.finding()).as(e.getMessage()).isEqualTo(finding))
                .satisfies(e -> assertThat(e.code()).isEqualTo(finding.name()));
    }

    private KeyCard card(String name, List<String> confirmedBy, boolean demonstration) {
        return new KeyCard(name, site.verificationKey(), log.verificationKey(), ROOT, confirmedBy, demonstration);
    }

    private FileSigner signer(String name) {
        return FileSigner.generate(Algorithm.ED25519, folder.resolve(name + ".pem"), folder.resolve(name + ".pub.pem"));
    }
}
