package dev.airgap.contracts.data;

import java.util.List;

/**
 * The site wrote a receipt.
 *
 * @param receiptNumber counts a site's receipts up from 1
 * @param sha256 of its payload
 * @param transferId the transfer in whose return folder it lies
 * @param transfers what it says of transfers, the newest first
 */
public record ReceiptWritten(
        String site, long receiptNumber, String sha256, String transferId, List<ReceiptTransfer> transfers) {}
