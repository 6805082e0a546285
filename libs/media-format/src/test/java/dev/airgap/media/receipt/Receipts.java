package dev.airgap.media.receipt;

import dev.airgap.media.FileKind;
import dev.airgap.media.log.InclusionProof;
import dev.airgap.trust.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receipts that are valid. */
final class Receipts {

    static final Sha256 DIGEST = Sha256.of(new byte[0]);
    static final Instant ISSUED = Instant.parse("2026-11-22T10:00:00Z");
    static final ReceiptFile REJECTED = new ReceiptFile(
            "airgap-plant-1-e1-s000005.zip",
            FileKind.BUNDLE,
            "b".repeat(64),
            FileOutcome.REJECTED,
            "BUNDLE_TAMPERED",
            "entry 7 has another digest");

    private static final LogStatement LOG =
            new LogStatement("plant-1/airgap\n120\n".getBytes(StandardCharsets.UTF_8), 40, List.of(DIGEST, DIGEST));

    private Receipts() {}

    static Receipt aReceipt(long number) {
        return of("plant-1", number);
    }

    static Receipt of(String site, long number) {
        ReceiptFile applied =
                new ReceiptFile("26-001.dsru", FileKind.RULE_UPDATE, "c".repeat(64), FileOutcome.APPLIED, null, null);
        return new Receipt(
                site,
                number,
                ISSUED,
                DIGEST,
                2,
                new Receipt.Floor(1, 5),
                new Receipt.Served(DIGEST, DIGEST, 1, 4),
                List.of(DIGEST),
                List.of(
                        new ReceiptTransfer("t-2", "cycle-1", null, null, List.of(REJECTED, applied)),
                        new ReceiptTransfer("t-1", "cycle-0", "MEDIUM_FILE_CHANGED", "has sha256 …", List.of())),
                List.of("26-001"),
                new Receipt.Mirror("plant-1/dmz", 52, DIGEST),
                LOG,
                ReceiptPolicy.EVENTS,
                List.of(new LoggedStep("{}".getBytes(StandardCharsets.UTF_8), new InclusionProof(3, List.of(DIGEST)))));
    }

    static Receipt theFirst() {
        return receipt(1, null, List.of(), List.of());
    }

    static Receipt with(List<Sha256> held, List<ReceiptTransfer> transfers) {
        return receipt(2, DIGEST, held, transfers);
    }

    private static Receipt receipt(
            long number, @Nullable Sha256 previous, List<Sha256> held, List<ReceiptTransfer> transfers) {
        return new Receipt(
                "plant-1",
                number,
                ISSUED,
                previous,
                1,
                Receipt.Floor.NONE,
                null,
                held,
                transfers,
                List.of(),
                null,
                LOG,
                ReceiptPolicy.NONE,
                List.of());
    }
}
