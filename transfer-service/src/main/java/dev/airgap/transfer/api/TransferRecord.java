package dev.airgap.transfer.api;

import dev.airgap.transfer.custody.StepTaken;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that this zone knows of a transfer, as an auditor asks for it.
 *
 * @param steps what was done with it, oldest first; who did it is in the event, which is in the audit log
 * @param manifests every manifest that was sealed for it, or came
 * @param media those that it is on, each with its history and the reports of scan stations
 * @param receipt what says what became of it; null before there is one
 */
@TemplateData
record TransferRecord(
        String zone,
        String printedBy,
        Instant printedAt,
        TransferResponse transfer,
        List<StepTaken> steps,
        List<Manifest> manifests,
        List<Medium> media,
        @Nullable ReceiptResponse receipt) {

    /**
     * @param envelope the file, which is text
     * @param signatures by whom
     */
    @TemplateData
    record Manifest(int volume, String sha256, Instant at, List<Signature> signatures, String envelope) {}

    /** @param signature in base64 */
    @TemplateData
    record Signature(String keyId, String signature) {}

    @TemplateData
    record Medium(MediumResponse medium, List<ScanResponse> scans) {}
}
