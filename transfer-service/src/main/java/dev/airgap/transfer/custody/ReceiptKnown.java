package dev.airgap.transfer.custody;

import dev.airgap.media.KnownReceipt;

/** At the site: a medium came whose manifest says which receipt the DMZ has. */
public record ReceiptKnown(KnownReceipt receipt) {}
