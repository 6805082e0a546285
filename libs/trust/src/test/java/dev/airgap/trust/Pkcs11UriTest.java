package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Pkcs11UriTest {

    @Test
    void readsWhatNamesTheKey() {
        Pkcs11Uri uri = Pkcs11Uri.parse(
                "pkcs11:slot-id=1234567890;object=release%20key%2B1;type=private?module-path=/lib/m.so&pin-source=file:/run/pin");

        assertThat(uri.slot()).isEqualTo(1_234_567_890L);
        assertThat(uri.object()).isEqualTo("release key+1");
        assertThat(uri.module()).isEqualTo(Path.of("/lib/m.so"));
        assertThat(uri.pinSource()).contains(Path.of("/run/pin"));
    }

    @Test
    void needsNoFileForThePinAndTakesAPathForOne() {
        String uri = "pkcs11:slot-id=0;object=a=b$1?module-path=/m.so";

        assertThat(Pkcs11Uri.parse(uri).pinSource()).isEmpty();
        assertThat(Pkcs11Uri.parse(uri).object()).isEqualTo("a=b$1");
        assertThat(Pkcs11Uri.parse(uri + "&pin-source=/run/pin").pinSource()).contains(Path.of("/run/pin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkcs11:",
                "pkcs11:slot-id=1;object=?module-path=/m.so",
                "pkcs11:slot-id=1;object=%20?module-path=/m.so",
                "pkcs11:slot-id=1;object=a;object=b?module-path=/m.so",
                "pkcs11:slot-id=1;object=a;token=t?module-path=/m.so",
                "pkcs11:slot-id=1;object=a;object?module-path=/m.so",
                "pkcs11:slot-id=1;object=a;=x?module-path=/m.so",
                "pkcs11:slot-id=;object=a?module-path=/m.so",
                "pkcs11:slot-id=-1;object=a?module-path=/m.so",
                "pkcs11:slot-id=12345678901;object=a?module-path=/m.so",
                "pkcs11:slot-id=1;object=a%?module-path=/m.so",
                "pkcs11:slot-id=1;object=a%2?module-path=/m.so",
                "pkcs11:slot-id=1;object=a%c3%a4?module-path=/m.so",
                "pkcs11:slot-id=1;object=a?module-path="
            })
    void refusesWhatNamesNoKey(String uri) {
        assertThatExceptionOfType(KeyException.class).isThrownBy(() -> Pkcs11Uri.parse(uri));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pin-value=4711", "pin-value"})
    void saysThatAPinDoesNotBelongThere(String attribute) {
        assertThatExceptionOfType(KeyException.class)
                .isThrownBy(() -> Pkcs11Uri.parse("pkcs11:slot-id=1;object=a?module-path=/m.so&" + attribute))
                .withMessageContaining("name a file with pin-source");
    }
}
