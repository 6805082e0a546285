package dev.airgap.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airgap.trust.MalformedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeManifestTest {

    @TempDir
    Path folder;

    private VolumeManifest manifest;

    @BeforeEach
    void aManifest() throws Exception {
        manifest = new Scene(folder).manifest();
    }

    @Test
    void readsWhatItWrote() {
        assertThat(VolumeManifest.parse(manifest.toPayload())).isEqualTo(manifest);
    }

    @Test
    void readsWhatItWroteBeforeTheFirstReceiptAndWithoutABag() {
        VolumeManifest first = new VolumeManifest(
                manifest.transferId(),
                Volume.ONLY,
                manifest.mediumSerial(),
                null,
                manifest.site(),
                manifest.cycle(),
                manifest.sealedAt(),
                manifest.files(),
                manifest.log(),
                manifest.roots(),
                null);

        assertThat(VolumeManifest.parse(first.toPayload())).isEqualTo(first);
        assertThat(first.toPayload()).asString(StandardCharsets.UTF_8).doesNotContain("receiptKnown", "sealNumber");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema\":1 | \"schema\":2 | $.schema",
                "\"volumes\":1 | \"volumes\":2 | $.pieces",
                "\"volume\":1 | \"volume\":0 | $.volume",
                "\"site\": | \"sight\": | $.site",
                "\"kind\":\"bundle\" | \"kind\":\"program\" | $.files[0].kind",
                "\"size\":1234 | \"size\":-1 | $.files[1]",
                "\"size\":1234 | \"size\":9007199254740993000 | $.files[1]",
                "\"size\":1234 | \"size\":1234,\"mode\":\"0755\" | $.files[1].mode",
                "26-001.dsru | ../26-001.dsru | $.files[1]",
                "\"schema\":1 | \"schema\":1,\"extra\":true | $.extra",
                "\"log\":{ | \"lug\":{ | $.log",
                "\"from\":40 | \"from\":53 | $.log",
                "\"from\":40 | \"from\":-1 | $.log",
                "plant-1/dmz | plant 1 | $.log",
                "\"size\":5678 | \"size\":0 | $.log",
                "\"to\":52 | \"to\":52,\"more\":1 | $.log.more",
                "\"number\":7 | \"number\":0 | $.receiptKnown",
                "\"siteLogSize\":120 | \"siteLogSize\":-1 | $.receiptKnown",
                "\"siteLogSize\":120 | \"siteLogSize\":120,\"more\":1 | $.receiptKnown.more",
                "\"siteLogSize\":120 | \"siteLogSize\":120,\"form\":\"file\" | $.receiptKnown",
            })
    void refusesAMemberThatIsNotAsItShouldBe(String member, String replacement, String path) {
        String payload = new String(manifest.toPayload(), StandardCharsets.UTF_8);
        assertThat(payload).contains(member);
        byte[] changed = payload.replace(member, replacement).getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> VolumeManifest.parse(changed))
                .withMessageContaining(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "/etc/passwd",
                "a/b",
                "a\\b",
                "C:x",
                "nul",
                "COM1.zip",
                "x.",
                ".x",
                "x ",
                "x\u0000",
                "\u00e4.zip"
            })
    void refusesAFileNameThatIsNotOnlyAName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Scene.file(name, FileKind.BUNDLE, new byte[1], "id"));
    }

    @Test
    void refusesTwoNamesThatAreTheSameOnAStick() {
        TransferFile lower = Scene.file("a.zip", FileKind.BUNDLE, new byte[1], "1");
        TransferFile upper = Scene.file("A.zip", FileKind.BUNDLE, new byte[1], "2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VolumeManifest(
                        Scene.ID,
                        Volume.ONLY,
                        "S",
                        null,
                        Scene.SITE,
                        "c",
                        manifest.sealedAt(),
                        List.of(lower, upper),
                        manifest.log(),
                        manifest.roots(),
                        null))
                .withMessageContaining("A.zip");
    }
}
