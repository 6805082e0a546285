package dev.airgap.audit;

import dev.airgap.trust.Algorithm;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.VerificationKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Gives the service a key for its checkpoints, its public half to the tests, another zone whose log comes on media, and little
 * patience.
 */
public class LogKeyResource implements QuarkusTestResourceLifecycleManager {

    static final String ORIGIN = "airgap.test/plant-1/dmz";

    private VerificationKey verificationKey;
    private OtherZone otherZone;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("airgap-log-key-");
            verificationKey = FileSigner.generate(
                            Algorithm.ED25519, folder.resolve("log.pem"), folder.resolve("log.pub.pem"))
                    .verificationKey();
            otherZone = OtherZone.start(folder);
            return Map.of(
                    "airgap.audit.signing-key",
                    folder.resolve("log.pem").toString(),
                    "airgap.audit.origin",
                    ORIGIN,
                    "airgap.audit.gap.alarm-after",
                    "1S",
                    "airgap.audit.root",
                    otherZone.root().toString(),
                    "airgap.audit.transfer-url",
                    otherZone.transferUrl() + "/",
                    "airgap.audit.mirror-origin",
                    OtherZone.ORIGIN,
                    "airgap.audit.stream.heartbeat",
                    "1S");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(verificationKey, new TestInjector.MatchesType(VerificationKey.class));
        injector.injectIntoFields(otherZone, new TestInjector.MatchesType(OtherZone.class));
    }

    @Override
    public void stop() {
        // The temporary folder may stay.
        if (otherZone != null) {
            otherZone.close();
        }
    }
}
