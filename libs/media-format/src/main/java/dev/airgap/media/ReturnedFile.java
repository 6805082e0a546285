package dev.airgap.media;

import java.util.Arrays;
import java.util.Objects;

/**
 * A file that the site put into a transfer's {@code return/} folder, read once, not verified.
 *
 * @param transferId the folder's name
 * @param name such as {@code receipt-00000012.dsse.json} or {@code need-00000003.dsse.json}
 * @param bytes at most 8 MiB
 */
public record ReturnedFile(String transferId, String name, byte[] bytes) {

    public ReturnedFile {
        bytes = bytes.clone();
    }

    /** Whether it says that it is a need list, and not a receipt. */
    public boolean isNeedList() {
        return name.startsWith("need-");
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReturnedFile that
                && transferId.equals(that.transferId)
                && name.equals(that.name)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(transferId, name, Arrays.hashCode(bytes));
    }
}
