package dev.airgap.contracts.data;

import java.util.List;

/** What a transfer carries at this step. */
public record TransferFiles(String transferId, String site, List<TransferFile> files) {}
