package dev.airgap.contracts.data;

import java.util.List;

/** Every byte was written to the medium and read back. */
public record TransferWritten(String transferId, String mediumSerial, long bytes, List<TransferFile> files) {}
