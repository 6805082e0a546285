package dev.airgap.inspect;

import java.time.Clock;
import picocli.CommandLine;

/** The commands, for this module's own program and for others that offer them too. */
public final class InspectCommands {

    private final Clock clock;
    private final Screen screen = Screen.ofProcess();

    public InspectCommands(Clock clock) {
        this.clock = clock;
    }

    /** {@code verify FILE...} */
    public CommandLine verify() {
        return new CommandLine(new VerifyCommand(clock, screen));
    }

    /** {@code check MOUNT...}, below {@code media} */
    public CommandLine check() {
        return new CommandLine(new CheckCommand(clock, screen));
    }

    /** {@code bundle ls|cat|extract}; whoever has more to do with bundles adds subcommands to it. */
    public CommandLine bundle() {
        return new CommandLine(new BundleCommand())
                .addSubcommand(new ListCommand(clock, screen))
                .addSubcommand(new CatCommand(clock, screen))
                .addSubcommand(new ExtractCommand(clock, screen));
    }
}
