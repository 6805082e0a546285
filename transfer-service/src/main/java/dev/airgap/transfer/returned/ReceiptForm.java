package dev.airgap.transfer.returned;

/** How a receipt came. */
public enum ReceiptForm {
    /** Its file, with all that it says. */
    FILE,
    /** The slip of it, typed or scanned: what became of the newest transfers, and no proofs. The file may come later. */
    SLIP
}
