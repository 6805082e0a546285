package dev.airgap.transfer.api;

import dev.airgap.transfer.custody.TransferError;

record ErrorResponse(String code, String detail) {

    static ErrorResponse of(TransferError error) {
        return new ErrorResponse(error.code(), error.detail());
    }
}
