package dev.airgap.bundler.source;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Exactly one of the two says what the update source is. */
@ConfigMapping(prefix = "airgap.bundler.source")
interface SourceConfig {

    /** A folder on this machine. */
    Optional<Path> directory();

    /** The URL of an HTTP index, see docs/http-index.md; its files lie beside it. */
    Optional<URI> url();

    /** Where downloads are kept until they are complete; by default beside the content store. */
    Optional<Path> downloads();
}
