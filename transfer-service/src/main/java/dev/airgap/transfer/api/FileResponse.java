package dev.airgap.transfer.api;

import dev.airgap.media.TransferFile;

record FileResponse(String name, String kind, long size, String sha256, String id) {

    static FileResponse of(TransferFile file) {
        return new FileResponse(
                file.name(), file.kind().wireName(), file.size(), file.sha256().hex(), file.id());
    }
}
