package dev.airgap.media.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airgap.media.log.InclusionProof;
import dev.airgap.media.receipt.ReceiptException.Finding;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.TrustedRoot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedReceiptTest {

    private static final String SITE = "plant-1";
    private static final String OTHER_SITE = "plant-2";

    @TempDir
    Path folder;

    private FileSigner site;
    private FileSigner otherSite;
    private FileSigner mallory;
    private TrustedRoot root;
    private final Receipt receipt = Receipts.aReceipt(12);

    @BeforeEach
    void twoSites() {
        FileSigner rootSigner = signer("root");
        site = signer("site");
        otherSite = signer("other");
        mallory = signer("mallory");
        RootDocument document = RootDocument.of(
                1,
                1,
                Receipts.ISSUED,
                List.of(rootSigner.verificationKey(), site.verificationKey(), otherSite.verificationKey()),
                List.of(
                        delegation(Role.ROOT, "*", PayloadTypes.ROOT, rootSigner),
                        delegation(Role.SITE, SITE, PayloadTypes.RECEIPT, site),
                        delegation(Role.SITE, OTHER_SITE, PayloadTypes.RECEIPT, otherSite)));
        root = TrustedRoot.parse(Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(rootSigner))
                .toBytes());
    }

    @Test
    void readsWhatTheSiteSigned() {
        assertThat(SignedReceipt.verify(SignedReceipt.sign(receipt, site), root, SITE))
                .isEqualTo(receipt);
    }

    @Test
    void refusesAnyFlippedBit() {
        byte[] bytes = SignedReceipt.sign(receipt, site);
        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << at % 8);

            assertThatExceptionOfType(ReceiptException.class)
                    .as("byte %d", at)
                    .isThrownBy(() -> SignedReceipt.verify(flipped, root, SITE));
        }
    }

    @Test
    void refusesATruncatedOne() {
        byte[] bytes = SignedReceipt.sign(receipt, site);

        refuses(Finding.RECEIPT_FORGED, Arrays.copyOf(bytes, bytes.length - 1));
        refuses(Finding.RECEIPT_FORGED, new byte[0]);
    }

    @Test
    void refusesWhatSomebodyElseSigned() {
        refuses(Finding.RECEIPT_FORGED, SignedReceipt.sign(receipt, mallory));
        refuses(Finding.RECEIPT_FORGED, SignedReceipt.sign(receipt, otherSite));
    }

    @Test
    void refusesAnotherPayloadUnderTheSignature() {
        Envelope signed = Envelope.parse(SignedReceipt.sign(receipt, site), SignedReceipt.LARGEST_BYTES);

        refuses(
                Finding.RECEIPT_FORGED,
                new Envelope(signed.payloadType(), Receipts.aReceipt(13).toPayload(), signed.signatures()).toBytes());
    }

    @Test
    void refusesAnotherDocumentThatTheSiteSigned() {
        refuses(
                Finding.RECEIPT_FORGED,
                Envelope.sign(PayloadTypes.NEED_LIST, receipt.toPayload(), List.of(site))
                        .toBytes());
    }

    @Test
    void refusesWhatTheSiteSignedAndIsNoReceipt() {
        refuses(
                Finding.RECEIPT_MALFORMED,
                Envelope.sign(PayloadTypes.RECEIPT, "{}".getBytes(StandardCharsets.UTF_8), List.of(site))
                        .toBytes());
    }

    @Test
    void refusesTheReceiptOfAnotherSite() {
        Receipt others = Receipts.of(OTHER_SITE, 12);

        refuses(Finding.RECEIPT_WRONG_SITE, SignedReceipt.sign(others, otherSite));
        refuses(Finding.RECEIPT_WRONG_SITE, SignedReceipt.sign(others, site));
        refuses(Finding.RECEIPT_WRONG_SITE, SignedReceipt.sign(others, mallory));
    }

    @Test
    void refusesOneThatNeverEnds() {
        refuses(Finding.RECEIPT_FORGED, new byte[SignedReceipt.LARGEST_BYTES + 1]);
    }

    @Test
    void isNotSignedWhenItIsTooLargeToBeRead() {
        LoggedStep step = new LoggedStep(new byte[1 << 20], new InclusionProof(0, List.of()));
        Receipt large = new Receipt(
                SITE,
                1,
                Receipts.ISSUED,
                null,
                1,
                Receipt.Floor.NONE,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                receipt.log(),
                ReceiptPolicy.EVENTS,
                Collections.nCopies(5, step));

        assertThatIllegalArgumentException().isThrownBy(() -> SignedReceipt.sign(large, site));
    }

    private void refuses(Finding finding, byte[] bytes) {
        assertThatExceptionOfType(ReceiptException.class)
                .isThrownBy(() -> SignedReceipt.verify(bytes, root, SITE))
                .satisfies(e -> assertThat(e.finding()).as(e.getMessage()).isEqualTo(finding))
                .satisfies(e -> assertThat(e.code()).isEqualTo(finding.name()));
    }

    private static Delegation delegation(Role role, String scope, String payloadType, FileSigner signer) {
        return new Delegation(role, scope, Set.of(payloadType), 1, Set.of(signer.keyId()));
    }

    private FileSigner signer(String name) {
        return FileSigner.generate(Algorithm.ED25519, folder.resolve(name + ".pem"), folder.resolve(name + ".pub.pem"));
    }
}
