package dev.airgap.transfer.api;

import java.util.List;

/** What is to be written to a medium at a desk, each path relative to the medium. */
record DeskFiles(String transferId, String mediumSerial, String manifestSha256, List<File> files) {

    record File(String path, long size) {}
}
