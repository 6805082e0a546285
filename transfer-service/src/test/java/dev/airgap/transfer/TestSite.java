package dev.airgap.transfer;

import dev.airgap.media.FileKind;
import dev.airgap.media.need.NeedList;
import dev.airgap.media.need.SignedNeedList;
import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.receipt.LogStatement;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptFile;
import dev.airgap.media.receipt.ReceiptPolicy;
import dev.airgap.media.receipt.ReceiptTransfer;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.media.slip.ReceiptSlip;
import dev.airgap.media.slip.SignedSlip;
import dev.airgap.media.slip.SlipText;
import dev.airgap.media.slip.SlipTransfer;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The site, as the DMZ sees it: it counts its receipts up and remembers the last. */
public final class TestSite {

    private final FileSigner key;
    private final FileSigner logKey;
    private final TestLog log;
    private long number;
    private Sha256 previous;
    private long sequence = 100;

    TestSite(FileSigner key, FileSigner logKey, TestLog log) {
        this.key = key;
        this.logKey = logKey;
        this.log = log;
    }

    public long number() {
        return number;
    }

    public long logSize() {
        return log.size();
    }

    /** The next receipt, which activated the bundle of this transfer. */
    public Receipt next(String transferId, String cycle, FileOutcome outcome) {
        sequence++;
        Receipt receipt = receipt(number + 1, Optional.ofNullable(previous), transferId, cycle, outcome, sequence);
        number++;
        previous = receipt.digest();
        return receipt;
    }

    /** The next receipt, which says that nothing was taken from the transfer's medium. */
    public Receipt refusing(String transferId, String cycle, String code) {
        Receipt receipt = receipt(
                number + 1,
                Optional.ofNullable(previous),
                new ReceiptTransfer(transferId, cycle, code, "said the site", List.of()),
                sequence);
        number++;
        previous = receipt.digest();
        return receipt;
    }

    /** A receipt as nobody should make it. */
    public Receipt receipt(
            long receiptNumber,
            Optional<Sha256> before,
            String transferId,
            String cycle,
            FileOutcome outcome,
            long floorSequence) {
        ReceiptFile file =
                new ReceiptFile("airgap-plant-1-e1-s000001.zip", FileKind.BUNDLE, "b".repeat(64), outcome, null, null);
        return receipt(
                receiptNumber,
                before,
                new ReceiptTransfer(transferId, cycle, null, null, List.of(file)),
                floorSequence);
    }

    private Receipt receipt(long receiptNumber, Optional<Sha256> before, ReceiptTransfer told, long floorSequence) {
        return new Receipt(
                TransferScene.SITE,
                receiptNumber,
                Instant.parse("2026-01-02T00:00:00Z"),
                before.orElse(null),
                1,
                new Receipt.Floor(1, floorSequence),
                new Receipt.Served(Sha256.parse("b".repeat(64)), Sha256.parse("d".repeat(64)), 1, floorSequence),
                List.of(Sha256.parse("d".repeat(64))),
                List.of(told),
                List.of("26-001"),
                new Receipt.Mirror("plant-1/dmz", 1, Sha256.of(new byte[0])),
                new LogStatement(log.checkpoint().sign(logKey), 0, List.of()),
                ReceiptPolicy.RESULT,
                List.of());
    }

    public long sequence() {
        return sequence;
    }

    public Optional<Sha256> previous() {
        return Optional.ofNullable(previous);
    }

    public byte[] sign(Receipt receipt) {
        return SignedReceipt.sign(receipt, key);
    }

    /** What the site asks for, signed. */
    public byte[] sign(NeedList list) {
        return SignedNeedList.sign(list, key);
    }

    /** The lines of a slip, as the site shows them. */
    public String show(ReceiptSlip slip) {
        return String.join("\n", SlipText.lines(SignedSlip.sign(slip, TransferScene.SITE, key)));
    }

    /** The slip of a receipt that tells of a transfer with two files. */
    public static ReceiptSlip slip(Receipt receipt, String transferId, FileOutcome first, FileOutcome second) {
        return new ReceiptSlip(
                receipt.number(),
                receipt.digest(),
                receipt.issuedAt(),
                receipt.rootVersion(),
                receipt.floor(),
                new ReceiptSlip.Served(
                        Sha256.parse("b".repeat(64)), 1, receipt.floor().sequence()),
                receipt.log().claimedSize(),
                1,
                receipt.rules(),
                List.of(new SlipTransfer(UUID.fromString(transferId), false, List.of(first, second))));
    }

    /** Anything, under the site's key and as a receipt. */
    public byte[] signText(String text) {
        return Envelope.sign(PayloadTypes.RECEIPT, text.getBytes(StandardCharsets.UTF_8), List.of(key))
                .toBytes();
    }
}
