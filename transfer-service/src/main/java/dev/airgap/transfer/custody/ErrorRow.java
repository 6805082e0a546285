package dev.airgap.transfer.custody;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The columns in which a row keeps why it is as it is. */
@Embeddable
public class ErrorRow {

    @Column(name = "error_code")
    private String code;

    @Column(name = "error_detail")
    private String detail;

    ErrorRow() {}

    public static ErrorRow of(TransferError error) {
        ErrorRow row = new ErrorRow();
        row.code = error.code();
        row.detail = error.detail();
        return row;
    }

    /** Null for none. */
    public static @Nullable TransferError toError(@Nullable ErrorRow row) {
        return row == null ? null : new TransferError(row.code, row.detail);
    }
}
