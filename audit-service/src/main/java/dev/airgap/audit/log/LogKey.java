package dev.airgap.audit.log;

import dev.airgap.kit.keys.Keys;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.Signer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** The log's name and key, read at start: a service that could not sign must not seem to run. */
@Singleton
@Startup
class LogKey {

    private final String origin;
    private final Signer signer;

    LogKey(LogConfig config, Keys keys) {
        this.origin = config.origin();
        this.signer = keys.signer(config.signingKey());
        Checkpoint.verifierKey(origin, signer.verificationKey());
    }

    String origin() {
        return origin;
    }

    byte[] sign(long size, byte[] rootHash) {
        return new Checkpoint(origin, size, rootHash).sign(signer);
    }
}
