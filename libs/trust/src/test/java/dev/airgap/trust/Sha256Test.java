package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /** The first example of FIPS 180-4. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isTheDigestOfTheBytes() {
        Sha256 digest = Sha256.of("abc".getBytes(StandardCharsets.US_ASCII));

        assertThat(digest).hasToString(ABC).isEqualTo(Sha256.parse(ABC));
        assertThat(digest.bytes()).isEqualTo(HexFormat.of().parseHex(ABC));
    }

    @Test
    void isOrderedByItsDigits() {
        Sha256 low = Sha256.parse("0" + ABC.substring(1));
        Sha256 high = Sha256.parse(ABC);

        assertThat(low).isLessThan(high);
        assertThat(high).isGreaterThan(low).isEqualByComparingTo(Sha256.parse(ABC));
    }

    @Test
    void hasOneSpelling() {
        for (String text : new String[] {"", ABC.substring(1), ABC + "0", ABC.toUpperCase(Locale.ROOT)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Sha256.parse(text));
        }
    }

    @Test
    void namesAKeyInItsWholeLength() {
        KeyId id = TestSigner.ed25519().keyId();

        assertThat(id).hasToString(id.hex());
        assertThat(id.hex()).hasSize(64);
    }
}
