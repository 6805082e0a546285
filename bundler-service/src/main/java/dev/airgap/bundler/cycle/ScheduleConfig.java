package dev.airgap.bundler.cycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** When cycles start by themselves (neither set, or {@code off}: only when somebody asks), and by when things should happen. */
@ConfigMapping(prefix = "airgap.cycle")
interface ScheduleConfig {

    /** A duration between starts ({@code 24h}, {@code P7D}), or {@code off}. */
    Optional<String> every();

    /** A cron expression in UTC, five fields (Unix) or six and seven (Quartz), or {@code off}. */
    Optional<String> cron();

    /** How long a site has to get a bundle when there is no schedule. */
    @WithDefault("P8D")
    Duration nextExpectedWithin();

    /** How long a bundle may be on its way after the scheduled start of its cycle. */
    @WithDefault("P1D")
    Duration carryTime();

    /** Whether a cycle starts when what an earlier one had carried is lost, and no later one makes up for it. */
    @WithDefault("true")
    boolean startAfterLoss();

    /** How long after its departure a medium may be away without a receipt; by default until the next bundle is expected. */
    Optional<Duration> receiptWithin();
}
