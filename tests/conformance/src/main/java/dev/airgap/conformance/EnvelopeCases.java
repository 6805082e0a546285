package dev.airgap.conformance;

import static dev.airgap.conformance.Edit.replace;
import static dev.airgap.conformance.Recipe.aBundle;

import java.util.List;
import java.util.function.UnaryOperator;

/** Envelopes that could be spelled in more ways than one. */
final class EnvelopeCases {

    private static final String ENVELOPE = "one envelope, several spellings";

    private EnvelopeCases() {}

    static List<Case> all() {
        return List.of(
                envelope(
                        "envelope-unknown-member",
                        "a fourth member",
                        replace("{\"payload\"", "{\"more\":1,\"payload\"")),
                envelope(
                        "envelope-duplicate-member",
                        "the payload type is written twice",
                        replace("\"payloadType\":", "\"payloadType\":\"x\",\"payloadType\":")),
                envelope("envelope-not-json", "a brace is missing", text -> text.substring(1)),
                envelope("envelope-trailing", "a second document follows", text -> text + "{}"),
                envelope(
                        "envelope-base64-without-padding",
                        "the signature lacks its padding",
                        replace("==\"}]", "\"}]")),
                envelope(
                        "envelope-without-signatures", "an empty list of signatures", EnvelopeCases::withoutSignatures),
                Case.of("envelope-unsorted", ENVELOPE, "two signatures, the higher key id first")
                        .refuses(
                                "ENVELOPE_MALFORMED",
                                aBundle()
                                        .signedBy(People.RELEASE, People.STRANGER)
                                        .envelope(TrustCases.text(EnvelopeCases::swapSignatures))),
                Case.of("envelope-white-space", ENVELOPE, "a blank that nobody signed")
                        .refuses(
                                "BUNDLE_TAMPERED",
                                aBundle().envelope(TrustCases.text(replace("{\"payload\"", "{ \"payload\"")))),
                Case.of(
                                "envelope-too-large",
                                "entry declares 4 bytes and inflates to 50 MiB; overlapping entries; endless JSON",
                                "an envelope over 256 KiB")
                        .refuses(
                                "BUNDLE_TOO_LARGE",
                                aBundle().envelope(TrustCases.text(text -> text + " ".repeat(256 << 10)))),
                Case.of(
                                "json-endless",
                                "entry declares 4 bytes and inflates to 50 MiB; overlapping entries; endless JSON",
                                "50,000 opening brackets")
                        .refuses(
                                "ENVELOPE_MALFORMED", aBundle().envelope(TrustCases.text(text -> "[".repeat(50_000)))));
    }

    private static Case envelope(String id, String says, UnaryOperator<String> edit) {
        return Case.of(id, ENVELOPE, says)
                .refuses("ENVELOPE_MALFORMED", aBundle().envelope(TrustCases.text(edit)));
    }

    private static String withoutSignatures(String envelope) {
        return envelope.replace(TrustCases.signatureOf(envelope), "");
    }

    private static String swapSignatures(String envelope) {
        String[] two = TrustCases.signatureOf(envelope).split("(?<=\\}),");
        return envelope.replace(two[0] + "," + two[1], two[1] + "," + two[0]);
    }
}
