package dev.airgap.importer.override;

import dev.airgap.bundle.SignedOverride;
import dev.airgap.kit.override.OverrideRecord;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "bundle_override")
class BundleOverrideEntity {

    @Id
    private UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    private @Nullable Long number;

    @Column(name = "override_id")
    private @Nullable String overrideId;

    @Column(name = "bundle_id")
    private String bundleId;

    /** Of what is signed: whoever signs it once more signs the same. */
    private String digest;

    private byte[] envelope;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "uploaded_by")
    private String uploadedBy;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    @Column(name = "confirmed_by")
    private @Nullable String confirmedBy;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @Version
    private int version;

    BundleOverrideEntity() {}

    static BundleOverrideEntity uploaded(
            String id, SignedOverride signed, byte[] envelope, String uploadedBy, Instant now) {
        BundleOverrideEntity row = new BundleOverrideEntity();
        row.id = UUID.fromString(id);
        row.bundleId = signed.bundleId();
        row.digest = digest(signed);
        row.envelope = envelope.clone();
        row.endsAt = signed.endsAt(now);
        row.uploadedBy = uploadedBy;
        row.uploadedAt = now;
        return row;
    }

    static String digest(SignedOverride signed) {
        return Sha256.of(signed.toPayload()).hex();
    }

    void requestedAs(String request) {
        overrideId = request;
    }

    void confirmed(OverrideRecord request, Instant now) {
        overrideId = request.id();
        confirmedBy = request.secondPerson();
        confirmedAt = now;
    }

    void used(Instant now) {
        usedAt = now;
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    byte[] envelope() {
        return envelope.clone();
    }

    String overrideId() {
        return overrideId == null ? "" : overrideId;
    }

    OverrideState state(Instant now) {
        if (usedAt != null) {
            return OverrideState.USED;
        }
        if (!now.isBefore(endsAt)) {
            return OverrideState.ENDED;
        }
        return isConfirmed() ? OverrideState.CONFIRMED : OverrideState.REQUESTED;
    }

    BundleOverride toOverride(Instant now) {
        SignedOverride signed = SignedOverride.parse(
                Envelope.parse(envelope, SignedOverride.MAX_ENVELOPE).payload());
        return new BundleOverride(
                number == null ? 0 : number,
                overrideId(),
                state(now),
                signed,
                endsAt,
                uploadedBy,
                uploadedAt,
                Optional.ofNullable(confirmedBy),
                Optional.ofNullable(confirmedAt),
                Optional.ofNullable(usedAt));
    }
}
