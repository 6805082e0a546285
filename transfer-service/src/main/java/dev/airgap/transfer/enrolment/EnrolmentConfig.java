package dev.airgap.transfer.enrolment;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "airgap.transfer")
interface EnrolmentConfig {

    /** The record that two persons confirmed the root document; JSON. It may come into being after this service. */
    Optional<Path> enrolment();
}
