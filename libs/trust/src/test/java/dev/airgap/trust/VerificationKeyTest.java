package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {

    private static final Path OPENSSL = Path.of("src/test/resources/openssl");
    private static final byte[] MESSAGE = "carried across the gap".getBytes(StandardCharsets.US_ASCII);

    @Test
    void verifiesTheFirstSignatureOfRfc8032() {
        VerificationKey key = ed25519("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] signature = HexFormat.of()
                .parseHex(
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                                + "d25bf5f0595bbe24655141438e7a100b");

        assertThat(key.algorithm()).isEqualTo(Algorithm.ED25519);
        assertThat(key.verifies(new byte[0], signature)).isTrue();
        assertThat(key.verifies(new byte[1], signature)).isFalse();
    }

    @Test
    void verifiesSignaturesMadeByOpenssl() throws IOException {
        assertThat(openssl("ed25519.pub.pem").verifies(MESSAGE, file("ed25519.sig")))
                .isTrue();
        assertThat(openssl("p384.pub.pem").verifies(MESSAGE, file("p384-low-s.sig")))
                .isTrue();
        assertThat(openssl("p384.pub.pem").algorithm()).isEqualTo(Algorithm.ECDSA_P384);
    }

    @Test
    void refusesTheHigherValueOfSAndAcceptsItOnceCanonical() throws IOException {
        VerificationKey key = openssl("p384.pub.pem");
        byte[] high = file("p384-high-s.sig");

        assertThat(key.verifies(MESSAGE, high)).isFalse();
        assertThat(key.verifies(MESSAGE, Signer.canonical(Algorithm.ECDSA_P384, high)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p256.pub.pem",
                "rsa.pub.pem",
                "p384-compressed.pub.pem",
                "p384-explicit.pub.pem",
                "ed25519.pem",
                "README.md"
            })
    void refusesAKeyOfAnotherKindOrEncoding(String name) {
        assertThatThrownBy(() -> openssl(name))
                .isInstanceOfSatisfying(
                        KeyException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("KEY_MALFORMED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
            })
    void refusesAnEd25519KeyOfSmallOrderOrNotCanonical(String rawKey) {
        assertThatThrownBy(() -> ed25519(rawKey)).isInstanceOf(KeyException.class);
    }

    @Test
    void refusesAP384KeyThatIsNotOnTheCurve() {
        byte[] spki = TestSigner.p384().verificationKey().spki();
        spki[spki.length - 1] ^= 1;

        assertThatThrownBy(() -> VerificationKey.of(spki)).isInstanceOf(KeyException.class);
    }

    @Test
    void refusesACoordinateThatIsNotReducedThoughItNamesAPointOfTheCurve() {
        BigInteger p = ((ECFieldFp) P384.PARAMETERS.getCurve().getField()).getP();
        BigInteger rootOfB =
                P384.PARAMETERS.getCurve().getB().modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        ECPoint generator = P384.PARAMETERS.getGenerator();

        P384.requireOnCurve(new ECPoint(BigInteger.ZERO, rootOfB));
        for (ECPoint other : new ECPoint[] {
            ECPoint.POINT_INFINITY,
            new ECPoint(p, rootOfB),
            new ECPoint(generator.getAffineX(), generator.getAffineY().add(p))
        }) {
            assertThatThrownBy(() -> P384.requireOnCurve(other)).isInstanceOf(KeyException.class);
        }
    }

    @Test
    void refusesTrailingBytesAndOversizedKeys() {
        byte[] spki = TestSigner.ed25519().verificationKey().spki();

        assertThatThrownBy(() -> VerificationKey.of(Arrays.copyOf(spki, spki.length + 1)))
                .isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> VerificationKey.of(new byte[1_000])).isInstanceOf(KeyException.class);
        assertThatThrownBy(() -> VerificationKey.of(new byte[0])).isInstanceOf(KeyException.class);
    }

    @Test
    void refusesAKeyUnderAnotherId() {
        VerificationKey key = TestSigner.ed25519().verificationKey();
        KeyId otherId = TestSigner.ed25519().keyId();

        assertThatThrownBy(() -> new VerificationKey(otherId, key.algorithm(), key.key()))
                .isInstanceOf(KeyException.class);
    }

    @Test
    void takesItsIdFromTheKey() {
        VerificationKey key = TestSigner.p384().verificationKey();

        assertThat(key.id().hex()).isEqualTo(Sha256.of(key.spki()).hex());
        assertThat(VerificationKey.ofPem(key.toPem())).isEqualTo(key);
    }

    @Test
    void refusesASignatureOfAnotherLength() {
        for (TestSigner signer : new TestSigner[] {TestSigner.ed25519(), TestSigner.p384()}) {
            byte[] signature = signer.sign(MESSAGE);
            assertThat(signer.verificationKey().verifies(MESSAGE, signature)).isTrue();
            for (int length : new int[] {0, 1, 7, 63, signature.length - 1, signature.length + 1, 1_000}) {
                assertThat(signer.verificationKey().verifies(MESSAGE, Arrays.copyOf(signature, length)))
                        .as("%s with %d bytes", signer.verificationKey().algorithm(), length)
                        .isFalse();
            }
        }
    }

    @Test
    void refusesASignatureWithAnyBitFlipped() {
        for (TestSigner signer : new TestSigner[] {TestSigner.ed25519(), TestSigner.p384()}) {
            byte[] signature = signer.sign(MESSAGE);
            for (int bit = 0; bit < signature.length * 8; bit++) {
                byte[] flipped = signature.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(signer.verificationKey().verifies(MESSAGE, flipped)).isFalse();
            }
        }
    }

    @Test
    void refusesAnEd25519SignatureWhoseScalarIsRaisedByTheOrder() {
        TestSigner signer = TestSigner.ed25519();
        byte[] signature = signer.sign(MESSAGE);
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] scalar = reversed(Arrays.copyOfRange(signature, 32, 64));
        byte[] raised = new BigInteger(1, scalar).add(order).toByteArray();
        byte[] littleEndian = Arrays.copyOf(reversed(raised), 32);
        System.arraycopy(littleEndian, 0, signature, 32, 32);

        assertThat(signer.verificationKey().verifies(MESSAGE, signature)).isFalse();
    }

    @Test
    void refusesEcdsaSignaturesOfZeroesAndOfOtherDer() {
        VerificationKey key = TestSigner.p384().verificationKey();
        for (String der : new String[] {
            "3006020100020100", // CVE-2022-21449: r = s = 0
            "3006020101020100",
            "300602010102017f00",
            "30060201ff0201ff",
            "3008020200010202 0001".replace(" ", ""),
            "310602010102010 1".replace(" ", ""),
            "3006030101020101",
            "3006020101030101",
            "308106020101020101",
            "30060205010201010" + "1"
        }) {
            assertThat(key.verifies(MESSAGE, HexFormat.of().parseHex(der)))
                    .as(der)
                    .isFalse();
        }
    }

    @Test
    void takesValuesOfASignatureFromOneToTheOrderOfTheCurve() {
        BigInteger order = P384.ORDER;
        BigInteger largest = order.subtract(BigInteger.ONE);

        assertThat(new EcdsaSignature(largest, BigInteger.ONE).r()).isEqualTo(largest);
        for (BigInteger outside : new BigInteger[] {BigInteger.ZERO, BigInteger.ONE.negate(), order}) {
            assertThatThrownBy(() -> new EcdsaSignature(outside, BigInteger.ONE))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new EcdsaSignature(BigInteger.ONE, outside))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void takesTheLowerHalfOfSAsItIsAndNoMore() {
        BigInteger half = P384.HALF_ORDER;
        byte[] lowest = der(BigInteger.ONE, BigInteger.ONE);
        byte[] highestLow = der(BigInteger.ONE, half);
        byte[] lowestHigh = der(BigInteger.ONE, half.add(BigInteger.ONE));

        assertThat(EcdsaSignature.isCanonical(lowest)).isTrue();
        assertThat(EcdsaSignature.isCanonical(highestLow)).isTrue();
        assertThat(EcdsaSignature.isCanonical(lowestHigh)).isFalse();
        assertThat(EcdsaSignature.canonical(highestLow)).isEqualTo(highestLow);
        assertThat(EcdsaSignature.canonical(lowestHigh)).isEqualTo(highestLow);
    }

    @Test
    void takesNothingElseForASignatureOfTwoIntegers() {
        for (String der : new String[] {"", "30", "3006020101020101ff", "3006020101020200", "ffffffffffffffff"}) {
            assertThat(EcdsaSignature.isCanonical(HexFormat.of().parseHex(der)))
                    .as(der)
                    .isFalse();
        }
    }

    private static byte[] der(BigInteger r, BigInteger s) {
        byte[] first = r.toByteArray();
        byte[] second = s.toByteArray();
        ByteBuffer der = ByteBuffer.allocate(6 + first.length + second.length);
        der.put((byte) 0x30).put((byte) (4 + first.length + second.length));
        der.put((byte) 2).put((byte) first.length).put(first);
        der.put((byte) 2).put((byte) second.length).put(second);
        return der.array();
    }

    @Test
    void neverThrowsOnRandomSignatures() {
        VerificationKey ed25519 = TestSigner.ed25519().verificationKey();
        VerificationKey p384 = TestSigner.p384().verificationKey();
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            byte[] signature = new byte[random.nextInt(120)];
            random.nextBytes(signature);
            assertThat(ed25519.verifies(MESSAGE, signature)).isFalse();
            assertThat(p384.verifies(MESSAGE, signature)).isFalse();
        }
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static VerificationKey ed25519(String rawKey) {
        return VerificationKey.of(HexFormat.of().parseHex("302a300506032b6570032100" + rawKey));
    }

    private static VerificationKey openssl(String name) throws IOException {
        return VerificationKey.ofPem(new String(file(name), StandardCharsets.US_ASCII));
    }

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(OPENSSL.resolve(name));
    }
}
