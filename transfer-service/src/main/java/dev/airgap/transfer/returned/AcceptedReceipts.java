package dev.airgap.transfer.returned;

import dev.airgap.kit.zone.Here;
import dev.airgap.media.KnownReceipt;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.media.slip.SignedSlip;
import dev.airgap.trust.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The site's receipts that were accepted. */
@ApplicationScoped
public class AcceptedReceipts {

    private final AcceptedReceiptRows rows;
    private final SlipReports slips;
    private final Here here;

    AcceptedReceipts(AcceptedReceiptRows rows, SlipReports slips, Here here) {
        this.rows = rows;
        this.slips = slips;
        this.here = here;
    }

    /** As media that are sealed from now on say it to the site. */
    @Transactional
    public Optional<KnownReceipt> known() {
        long siteLogSize = rows.newestFile()
                .map(row -> toReceipt(row).report().siteLogSize())
                .orElse(0L);
        return newest().map(newest ->
                new KnownReceipt(newest.number(), siteLogSize, newest.report().form() == ReceiptForm.SLIP));
    }

    @Transactional
    public Optional<AcceptedReceipt> newest() {
        return rows.newest().map(this::toReceipt);
    }

    @Transactional
    public Optional<AcceptedReceipt> find(long number) {
        return rows.findByIdOptional(number).map(this::toReceipt);
    }

    /** The envelope, or the slip, byte for byte as it came. */
    @Transactional
    public Optional<byte[]> content(long number) {
        return rows.findByIdOptional(number).map(AcceptedReceiptEntity::envelope);
    }

    /** The newest {@code limit} receipts with a number below {@code before}, newest first. */
    @Transactional
    public List<AcceptedReceipt> newest(long before, int limit) {
        return rows.newest(before, limit).stream().map(this::toReceipt).toList();
    }

    /** It was verified when it was accepted. */
    private AcceptedReceipt toReceipt(AcceptedReceiptEntity row) {
        SiteReport report = switch (row.form()) {
            case FILE ->
                SiteReport.of(Receipt.parse(Envelope.parse(row.envelope(), SignedReceipt.LARGEST_BYTES)
                        .payload()));
            case SLIP -> slips.report(SignedSlip.read(row.envelope()), here.site());
        };
        return new AcceptedReceipt(report, row.acceptedAt());
    }
}
