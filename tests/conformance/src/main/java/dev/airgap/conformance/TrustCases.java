package dev.airgap.conformance;

import static dev.airgap.conformance.Edit.replace;
import static dev.airgap.conformance.Recipe.aBundle;

import dev.airgap.bundle.Roots;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Signer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Keys, roots and signatures that must not count. */
final class TrustCases {

    private static final String ROLE = "presented as something else, or signed by another site's key";
    private static final String COUNT = "same key counted twice, threshold 0, one key under two ids";
    private static final String ALGORITHM = "algorithm confusion, malleable or overlong signature";
    private static final String ROOTS = "roots that must not be walked to";

    private TrustCases() {}

    static byte[] rootTwo(long epoch, FileSigner release) {
        return People.signed(People.root(2, epoch, People.release(1, release)), People.ROOT_A);
    }

    static byte[] rootTwoByB(Signer... signers) {
        return People.signed(
                People.document(
                        2,
                        1,
                        People.NOW.plus(Duration.ofDays(90)),
                        List.of(People.ROOT_B),
                        People.release(1, People.RELEASE)),
                signers);
    }

    static List<Case> all() {
        return Stream.of(roles(), thresholds(), signatures(), roots(), EnvelopeCases.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> roles() {
        return List.of(
                Case.of("rule-update-as-bundle", ROLE, "signed as a rule update")
                        .refuses("PAYLOAD_TYPE_MISMATCH", aBundle().payloadType(PayloadTypes.RULE_UPDATE)),
                Case.of("transfer-key", ROLE, "signed by the key that seals media")
                        .refuses("KEY_UNKNOWN", aBundle().signedBy(People.TRANSFER)),
                Case.of("other-sites-key", ROLE, "signed by the release key of another site")
                        .refuses("KEY_UNKNOWN", aBundle().signedBy(People.OTHER_SITE)),
                Case.of("unknown-key", ROLE, "signed by a key that no root names")
                        .refuses("KEY_UNKNOWN", aBundle().signedBy(People.STRANGER)),
                Case.of(
                                "root-kept-after-refusal",
                                "new root arrives with a bundle that is then refused",
                                "the refused bundle brought root 2, which revokes the key that signed this one")
                        .refuses(
                                "BUNDLE_TAMPERED",
                                aBundle()
                                        .roots(2, rootTwo(1, People.SECOND_RELEASE))
                                        .signedBy(People.SECOND_RELEASE)
                                        .entries(DamageCases.otherByteInTheLast()))
                        .refuses("KEY_UNKNOWN", aBundle()));
    }

    private static List<Case> thresholds() {
        byte[] two = People.signed(
                People.root(1, 1, People.release(2, People.RELEASE, People.SECOND_RELEASE)), People.ROOT_A);
        return List.of(
                Case.of("one-of-two", COUNT, "one signature where the root asks for two")
                        .trusting(two)
                        .refuses("THRESHOLD_NOT_MET", aBundle().roots(1, two)),
                Case.of("same-key-twice", COUNT, "the one signature is written twice")
                        .trusting(two)
                        .refuses(
                                "ENVELOPE_MALFORMED",
                                aBundle().roots(1, two).envelope(text(TrustCases::doubleTheSignature))),
                Case.of("same-key-under-two-ids", COUNT, "the one signature again under the id of the other key")
                        .trusting(two)
                        .refuses(
                                "SIGNATURE_INVALID",
                                aBundle().roots(1, two).envelope(text(TrustCases::signatureUnderTheOtherId))),
                Case.of("root-threshold-zero", COUNT, "root 2 asks for no release signature")
                        .refuses(
                                "ROOT_MALFORMED",
                                aBundle()
                                        .roots(
                                                2,
                                                edited(replace(
                                                        "\"threshold\":1,\"keys\":[\"" + releaseId(),
                                                        "\"threshold\":0,\"keys\":[\"" + releaseId())))),
                Case.of("root-threshold-above-keys", COUNT, "root 2 asks for two signatures of one key")
                        .refuses(
                                "ROOT_MALFORMED",
                                aBundle()
                                        .roots(
                                                2,
                                                edited(replace(
                                                        "\"threshold\":1,\"keys\":[\"" + releaseId(),
                                                        "\"threshold\":2,\"keys\":[\"" + releaseId())))),
                Case.of("root-lists-a-key-twice", COUNT, "root 2 lists one key twice")
                        .refuses("ROOT_MALFORMED", aBundle().roots(2, edited(TrustCases::doubleTheFirstKey))));
    }

    private static List<Case> signatures() {
        return List.of(
                Case.of("signature-flipped", ALGORITHM, "one bit of the signature is other")
                        .refuses("SIGNATURE_INVALID", aBundle().envelope(signature(bytes -> RawZip.flip(bytes, 5, 0)))),
                Case.of("signature-overlong", ALGORITHM, "65 bytes, the first 64 are the signature")
                        .refuses("SIGNATURE_INVALID", aBundle().envelope(signature(bytes -> Arrays.copyOf(bytes, 65)))),
                Case.of("signature-short", ALGORITHM, "63 bytes")
                        .refuses("SIGNATURE_INVALID", aBundle().envelope(signature(bytes -> Arrays.copyOf(bytes, 63)))),
                Case.of("signature-malleable", ALGORITHM, "the group order is added to S (RFC 8032, section 8.4)")
                        .refuses("SIGNATURE_INVALID", aBundle().envelope(signature(Malleable::ed25519))),
                Case.of("ecdsa-high-s", ALGORITHM, "the other of the two values of s")
                        .trusting(p384())
                        .refuses(
                                "SIGNATURE_INVALID",
                                aBundle()
                                        .roots(1, p384())
                                        .signedBy(People.P384_RELEASE)
                                        .envelope(signature(Malleable::p384))),
                Case.of("ecdsa-under-an-ed25519-key", ALGORITHM, "a P-384 signature under the id of the Ed25519 key")
                        .refuses(
                                "SIGNATURE_INVALID",
                                aBundle()
                                        .signedBy(People.P384_RELEASE)
                                        .envelope(text(replace(
                                                People.P384_RELEASE.keyId().hex(), releaseId())))),
                Case.of("payload-other-than-signed", ALGORITHM, "another manifest under the signature")
                        .refuses("SIGNATURE_INVALID", aBundle().envelope(text(TrustCases::anotherPayload))));
    }

    private static List<Case> roots() {
        RootDocument expired = People.document(
                2, 1, People.NOW.minusSeconds(1), List.of(People.ROOT_A), People.release(1, People.RELEASE));
        return List.of(
                Case.of("root-version-skipped", ROOTS, "root 3 without root 2")
                        .refuses(
                                "ROOT_VERSION",
                                aBundle()
                                        .roots(
                                                3,
                                                People.signed(
                                                        People.root(3, 1, People.release(1, People.RELEASE)),
                                                        People.ROOT_A))),
                Case.of("root-fork", ROOTS, "another root of the trusted version")
                        .refuses(
                                "ROOT_FORK",
                                aBundle()
                                        .roots(
                                                1,
                                                People.signed(
                                                        People.root(1, 1, People.release(1, People.SECOND_RELEASE)),
                                                        People.ROOT_A))
                                        .signedBy(People.SECOND_RELEASE)),
                Case.of("root-without-the-old-keys", ROOTS, "root 2 is signed by its own key only")
                        .refuses("ROOT_UNTRUSTED", aBundle().roots(2, rootTwoByB(People.ROOT_B))),
                Case.of("root-without-its-own-keys", ROOTS, "root 2 is signed by the old key only")
                        .refuses("ROOT_UNTRUSTED", aBundle().roots(2, rootTwoByB(People.ROOT_A))),
                Case.of("root-epoch-falls", ROOTS, "root 2 has a lower epoch")
                        .trusting(People.signed(People.root(1, 2, People.release(1, People.RELEASE)), People.ROOT_A))
                        .refuses("ROOT_EPOCH", aBundle().roots(2, rootTwo(1, People.RELEASE))),
                Case.of("root-expired", "expired root", "root 2 expired a second ago")
                        .refuses("ROOT_EXPIRED", aBundle().roots(2, People.signed(expired, People.ROOT_A))),
                Case.of("root-turns-into-a-demonstration", ROOTS, "root 2 says that it is for demonstration")
                        .refuses(
                                "ROOT_UNTRUSTED",
                                aBundle()
                                        .roots(
                                                2,
                                                edited(text -> text.substring(0, text.length() - 1)
                                                        + ",\"demonstration\":true}"))),
                Case.of("root-unknown-member", ROOTS, "root 2 has a member that nobody knows")
                        .refuses(
                                "ROOT_MALFORMED",
                                aBundle()
                                        .roots(
                                                2,
                                                edited(text -> text.substring(0, text.length() - 1) + ",\"more\":1}"))),
                Case.of("roots-not-json", ROOTS, "entry 1 is cut")
                        .refuses(
                                "BUNDLE_ROOTS_INVALID",
                                aBundle().rootsEntry(bytes -> RawZip.cut(bytes, bytes.length - 1))),
                Case.of(
                                "roots-other-than-signed",
                                "parts of two bundles mixed, entry missing, entry added",
                                "entry 1 is of another bundle: root 1 twice")
                        .refuses("BUNDLE_TAMPERED", rootsTwice()));
    }

    static UnaryOperator<byte[]> text(UnaryOperator<String> edit) {
        return bytes -> Edit.of(bytes, edit);
    }

    private static UnaryOperator<byte[]> signature(UnaryOperator<byte[]> edit) {
        return text(envelope -> {
            int from = envelope.indexOf("\"sig\":\"") + 7;
            int to = envelope.indexOf('"', from);
            byte[] sig = Base64.getDecoder().decode(envelope.substring(from, to));
            return envelope.substring(0, from)
                    + Base64.getEncoder().encodeToString(edit.apply(sig))
                    + envelope.substring(to);
        });
    }

    static String signatureOf(String envelope) {
        return envelope.substring(envelope.indexOf("{\"keyid\""), envelope.lastIndexOf("]"));
    }

    private static String doubleTheSignature(String envelope) {
        String one = signatureOf(envelope);
        return envelope.replace(one, one + "," + one);
    }

    private static String signatureUnderTheOtherId(String envelope) {
        String one = signatureOf(envelope);
        String again = one.replace(releaseId(), People.SECOND_RELEASE.keyId().hex());
        boolean first = releaseId().compareTo(People.SECOND_RELEASE.keyId().hex()) < 0;
        return envelope.replace(one, first ? one + "," + again : again + "," + one);
    }

    private static String anotherPayload(String envelope) {
        int from = envelope.indexOf("\"payload\":\"") + 11;
        int to = envelope.indexOf('"', from);
        String manifest = new String(Base64.getDecoder().decode(envelope.substring(from, to)), StandardCharsets.UTF_8);
        byte[] other = manifest.replace("conformance 1", "conformance 2").getBytes(StandardCharsets.UTF_8);
        return envelope.substring(0, from) + Base64.getEncoder().encodeToString(other) + envelope.substring(to);
    }

    private static byte[] edited(UnaryOperator<String> edit) {
        return People.signed(People.root(2, 1, People.release(1, People.RELEASE)), edit, People.ROOT_A);
    }

    private static String doubleTheFirstKey(String root) {
        int from = root.indexOf("\"keys\":[") + 8;
        String first = root.substring(from, root.indexOf(',', from) + 1);
        return root.substring(0, from) + first + root.substring(from);
    }

    private static Recipe rootsTwice() {
        byte[] root = People.signed(People.root(), People.ROOT_A);
        byte[] other = new Roots(List.of(root, root)).toBytes();
        return aBundle().zip(zip -> DamageCases.replaceEntry(aBundle(), 1, Entry.stored("roots.json", other)));
    }

    private static byte[] p384() {
        return People.signed(People.root(1, 1, People.release(1, People.P384_RELEASE)), People.ROOT_A);
    }

    private static String releaseId() {
        return People.RELEASE.keyId().hex();
    }
}
