package dev.airgap.bundler.bundle;

import dev.airgap.trust.Algorithm;
import dev.airgap.trust.KeyId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** A signature of a manifest; its key's id is the key in the row's map. */
@Embeddable
class SignatureColumns {

    @Enumerated(EnumType.STRING)
    private Algorithm algorithm;

    private byte[] signature;

    @Column(name = "added_by")
    private String addedBy;

    @Column(name = "added_at")
    private Instant addedAt;

    SignatureColumns() {}

    static SignatureColumns of(ManifestSignature signature) {
        SignatureColumns columns = new SignatureColumns();
        columns.algorithm = signature.algorithm();
        columns.signature = signature.signature();
        columns.addedBy = signature.addedBy();
        columns.addedAt = signature.addedAt();
        return columns;
    }

    ManifestSignature toSignature(String keyId) {
        return new ManifestSignature(new KeyId(keyId), algorithm, signature, addedBy, addedAt);
    }
}
