package dev.airgap.transfer.returned;

import dev.airgap.media.receipt.ReceiptFile;
import dev.airgap.media.receipt.ReceiptTransfer;
import dev.airgap.media.slip.ReceiptSlip;
import dev.airgap.media.slip.SlipTransfer;
import dev.airgap.transfer.custody.CarriedFile;
import dev.airgap.transfer.custody.ReceiptRecord;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.trust.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Spells out what a slip says in few bytes: it counts the files of transfers that were sealed here. */
@ApplicationScoped
class SlipReports {

    /** A slip says that a medium was refused, and not why. */
    private static final String REFUSED = "REFUSED";

    private final ReceiptRecord transfers;

    SlipReports(ReceiptRecord transfers) {
        this.transfers = transfers;
    }

    /** @throws SlipUnclearException if it tells of transfers that are not known here as it tells of them */
    SiteReport report(ReceiptSlip slip, String site) {
        Optional<Sha256> served = Optional.ofNullable(slip.served()).map(ReceiptSlip.Served::bundleId);
        return new SiteReport(
                ReceiptForm.SLIP,
                site,
                slip.number(),
                slip.receipt(),
                null,
                slip.issuedAt(),
                slip.rootVersion(),
                slip.floor(),
                served.orElse(null),
                null,
                List.of(),
                slip.transfers().stream().map(this::told).toList(),
                slip.rules(),
                slip.siteLogSize(),
                slip.mirroredLogSize(),
                null);
    }

    private ReceiptTransfer told(SlipTransfer told) {
        String id = told.transferId().toString();
        Transfer transfer =
                transfers.find(id).orElseThrow(() -> new SlipUnclearException("transfer " + id + " is not known here"));
        List<CarriedFile> files = transfer.files().stream()
                .sorted(Comparator.comparing(carried -> carried.file().name()))
                .toList();
        if (!(told.refused() && told.outcomes().isEmpty()) && told.outcomes().size() != files.size()) {
            throw new SlipUnclearException("transfer %s has %d files here, and the slip tells of %d"
                    .formatted(id, files.size(), told.outcomes().size()));
        }
        return new ReceiptTransfer(
                id,
                transfer.cycleId(),
                told.refused() ? REFUSED : null,
                null,
                IntStream.range(0, told.outcomes().size())
                        .mapToObj(i -> told(files.get(i), told, i))
                        .toList());
    }

    private static ReceiptFile told(CarriedFile carried, SlipTransfer told, int i) {
        return new ReceiptFile(
                carried.file().name(),
                carried.file().kind(),
                carried.file().id(),
                told.outcomes().get(i),
                null,
                null);
    }
}
