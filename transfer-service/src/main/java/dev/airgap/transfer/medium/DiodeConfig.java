package dev.airgap.transfer.medium;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** For sites with a one-way link: the medium's directory is the folder that the link takes from, or delivers to. */
@ConfigMapping(prefix = "airgap.transfer.diode")
public interface DiodeConfig {

    /** The serial of the link in the registry of media, where its kind is {@code diode}. Without one, people carry media. */
    Optional<String> medium();

    /** DMZ: how often the newest transfer is sent again until the site has answered, or another one replaces it. */
    @WithDefault("6h")
    Duration repeatEvery();

    /** Air gap: how long nothing may come before what is there, and is not complete, is judged as it is. */
    @WithDefault("10m")
    Duration quiet();

    /** Whether nothing comes back. */
    default boolean isOneWay() {
        return medium().isPresent();
    }
}
