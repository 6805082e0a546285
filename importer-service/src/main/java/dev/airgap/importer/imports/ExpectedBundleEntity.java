package dev.airgap.importer.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

@Entity
@IdClass(ExpectedBundleEntity.Key.class)
@Table(name = "expected_bundle")
class ExpectedBundleEntity {

    record Key(UUID downloadId, String fileName) implements Serializable {}

    @Id
    @Column(name = "download_id")
    private UUID downloadId;

    @Id
    @Column(name = "file_name")
    private String fileName;

    @Column(name = "bundle_id")
    private String bundleId;

    ExpectedBundleEntity() {}

    static ExpectedBundleEntity of(UUID downloadId, ExpectedBundle expected) {
        ExpectedBundleEntity row = new ExpectedBundleEntity();
        row.downloadId = downloadId;
        row.fileName = expected.fileName();
        row.bundleId = expected.bundleId();
        return row;
    }

    ExpectedBundle toExpectedBundle() {
        return new ExpectedBundle(fileName, bundleId);
    }
}
