package dev.airgap.contracts.data;

import java.util.List;

/** The medium's manifest was signed; {@code manifestSha256} is that of its envelope. */
public record TransferSealed(String transferId, String mediumSerial, String manifestSha256, List<TransferFile> files) {}
