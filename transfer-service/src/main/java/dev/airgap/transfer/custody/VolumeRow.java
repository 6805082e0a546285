package dev.airgap.transfer.custody;

import dev.airgap.media.SealedTransfer;
import dev.airgap.media.VolumeManifest;
import dev.airgap.transfer.medium.RegisteredMedium;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Embeddable
class VolumeRow {

    private int number;

    @Column(name = "medium_id")
    private @Nullable UUID mediumId;

    @Column(name = "medium_serial")
    private String mediumSerial;

    @Column(name = "manifest_sha256")
    private @Nullable String manifestSha256;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    private boolean departed;

    VolumeRow() {}

    static VolumeRow on(int number, RegisteredMedium medium) {
        VolumeRow row = new VolumeRow();
        row.number = number;
        row.mediumId = UUID.fromString(medium.id());
        row.mediumSerial = medium.serial();
        return row;
    }

    /** Once more, for another medium. */
    static VolumeRow sealed(int number, RegisteredMedium medium, String manifest) {
        VolumeRow row = on(number, medium);
        row.sealed(manifest);
        return row;
    }

    static VolumeRow arrived(SealedTransfer sealed) {
        VolumeManifest manifest = sealed.manifest();
        VolumeRow row = new VolumeRow();
        row.number = manifest.volume().number();
        row.mediumSerial = manifest.mediumSerial();
        row.manifestSha256 = sealed.manifestSha256().hex();
        return row;
    }

    int number() {
        return number;
    }

    boolean isSealedAs(String manifest) {
        return manifest.equals(manifestSha256);
    }

    void sealed(String manifest) {
        manifestSha256 = manifest;
        confirmedAt = null;
    }

    void notSealed() {
        manifestSha256 = null;
    }

    void confirmed(Instant now) {
        confirmedAt = now;
    }

    void notConfirmed() {
        confirmedAt = null;
    }

    void departed() {
        departed = true;
    }

    TransferVolume toVolume() {
        return new TransferVolume(
                number,
                mediumId == null ? null : mediumId.toString(),
                mediumSerial,
                manifestSha256,
                confirmedAt,
                departed);
    }
}
