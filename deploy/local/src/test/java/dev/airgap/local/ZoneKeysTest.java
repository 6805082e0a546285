package dev.airgap.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.UntrustedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneKeysTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final byte[] PAYLOAD = {'{', '}'};

    @TempDir
    Path folder;

    private DataFolder data;
    private ZoneKeys keys;

    @BeforeEach
    void prepare() {
        data = new DataFolder(folder);
        keys = new ZoneKeys(data);
        keys.prepare("plant-1", CLOCK);
    }

    @Test
    void letsTheBundlerReleaseBundlesForItsSiteOnly() throws IOException {
        Envelope envelope = signedBy("release-bundles", PayloadTypes.BUNDLE);

        assertThat(root().verify(envelope, Role.RELEASE, "plant-1", PayloadTypes.BUNDLE)
                        .payload())
                .isEqualTo(PAYLOAD);
        assertThatThrownBy(() -> root().verify(envelope, Role.RELEASE, "plant-2", PayloadTypes.BUNDLE))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void keepsTheTransferKeyFromReleasingBundles() {
        Envelope envelope = signedBy("transfer", PayloadTypes.BUNDLE);

        assertThatThrownBy(() -> root().verify(envelope, Role.RELEASE, "plant-1", PayloadTypes.BUNDLE))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void keepsKeysAndRootAtTheNextStart() throws IOException {
        byte[] before = Files.readAllBytes(data.rootDocument());

        new ZoneKeys(data).prepare("plant-1", CLOCK);

        assertThat(data.rootDocument()).hasBinaryContent(before);
        assertThat(keys.rootOf(Zone.AIRGAP, Service.IMPORTER)).hasBinaryContent(before);
    }

    @Test
    void hidesPrivateKeysFromOtherUsers() throws IOException {
        assertThat(Files.getPosixFilePermissions(keys.privateKey(Zone.DMZ, "transfer")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private Envelope signedBy(String key, String payloadType) {
        return Envelope.sign(payloadType, PAYLOAD, List.of(FileSigner.read(keys.privateKey(Zone.DMZ, key))));
    }

    private TrustedRoot root() throws IOException {
        return TrustedRoot.parse(Files.readAllBytes(keys.rootOf(Zone.AIRGAP, Service.IMPORTER)));
    }
}
