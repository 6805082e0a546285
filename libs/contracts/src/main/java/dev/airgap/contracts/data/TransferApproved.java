package dev.airgap.contracts.data;

import java.util.List;

/** A second person agreed that a written transfer may be sealed. */
public record TransferApproved(String transferId, String mediumSerial, List<TransferFile> files) {}
