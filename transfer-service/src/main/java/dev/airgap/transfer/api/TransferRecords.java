package dev.airgap.transfer.api;

import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferVolume;
import dev.airgap.transfer.custody.Transfers;
import dev.airgap.transfer.evidence.KeptManifest;
import dev.airgap.transfer.evidence.KeptManifests;
import dev.airgap.transfer.medium.Media;
import dev.airgap.transfer.medium.RegisteredMedium;
import dev.airgap.transfer.receipt.Receipts;
import dev.airgap.transfer.returned.AcceptedReceipts;
import dev.airgap.transfer.scan.Scans;
import dev.airgap.trust.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the whole record of a transfer together. */
@ApplicationScoped
class TransferRecords {

    private static final int LARGEST_MANIFEST = 1 << 20;

    private final Transfers transfers;
    private final TransferView view;
    private final KeptManifests manifests;
    private final Media media;
    private final Scans scans;
    private final AcceptedReceipts accepted;
    private final Receipts issued;
    private final CurrentActor actor;
    private final Here here;
    private final Clock clock;

    TransferRecords(
            Transfers transfers,
            TransferView view,
            KeptManifests manifests,
            Media media,
            Scans scans,
            AcceptedReceipts accepted,
            Receipts issued,
            CurrentActor actor,
            Here here,
            Clock clock) {
        this.transfers = transfers;
        this.view = view;
        this.manifests = manifests;
        this.media = media;
        this.scans = scans;
        this.accepted = accepted;
        this.issued = issued;
        this.actor = actor;
        this.here = here;
        this.clock = clock;
    }

    Optional<TransferRecord> find(String id) {
        return transfers.find(id).map(this::of);
    }

    private TransferRecord of(Transfer transfer) {
        return new TransferRecord(
                here.zone().label(),
                actor.name(),
                clock.instant(),
                view.of(transfer),
                transfers.steps(transfer.id()),
                manifests.of(transfer.id()).stream().map(TransferRecords::of).toList(),
                transfer.volumes().known().stream()
                        .map(TransferVolume::mediumSerial)
                        .flatMap(serial -> media.findBySerial(serial).stream())
                        .map(this::of)
                        .toList(),
                receipt(transfer.receiptNumber()));
    }

    private TransferRecord.Medium of(RegisteredMedium medium) {
        return new TransferRecord.Medium(
                MediumResponse.of(medium, media.history(medium.id())),
                scans.of(medium.id()).stream().map(ScanResponse::of).toList());
    }

    private static TransferRecord.Manifest of(KeptManifest kept) {
        List<TransferRecord.Signature> signatures =
                Envelope.parse(kept.envelope().getBytes(StandardCharsets.UTF_8), LARGEST_MANIFEST).signatures().stream()
                        .map(signature -> new TransferRecord.Signature(
                                signature.keyId().hex(), Base64.getEncoder().encodeToString(signature.sig())))
                        .toList();
        return new TransferRecord.Manifest(kept.volume(), kept.sha256(), kept.at(), signatures, kept.envelope());
    }

    private @Nullable ReceiptResponse receipt(@Nullable Long number) {
        if (number == null) {
            return null;
        }
        return here.isDmz()
                ? accepted.find(number).map(ReceiptResponse::of).orElse(null)
                : issued.find(number).map(ReceiptResponse::of).orElse(null);
    }
}
