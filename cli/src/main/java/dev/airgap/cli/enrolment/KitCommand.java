package dev.airgap.cli.enrolment;

import dev.airgap.media.Enrolment;
import dev.airgap.media.enrolment.Fingerprint;
import dev.airgap.trust.TrustedRoot;
import java.io.PrintWriter;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "kit",
        description =
                "In the DMZ: makes the keys and the first root document if missing, and puts the kit on the medium.",
        mixinStandardHelpOptions = true)
final class KitCommand implements Runnable {

    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CeremonyOptions options = new CeremonyOptions();

    @Mixin
    private RootKeyOption rootKey = new RootKeyOption();

    @Option(
            names = "--demonstration",
            description = "Marks keys and root document: only a pipeline that './airgap up' started takes them.")
    private boolean demonstration;

    KitCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run() {
        Enrolment medium = options.medium();
        TrustedRoot root = new DmzEnrolment(options.site(), options.root(), rootKey.in(options.keys()))
                .prepare(options.keys(), demonstration, clock);
        CeremonyOptions.onMedium(() -> {
            medium.writeKit(root.envelopeBytes());
            return root;
        });
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "The kit for site %s is on the medium %s: root version %d, valid until %s%s.%n",
                options.site(),
                options.mediumFolder(),
                root.document().version(),
                root.document().expires(),
                root.document().demonstration() ? ", for demonstration only" : "");
        out.printf("Read this fingerprint to two persons at the site, not over the medium:%n");
        out.printf("  %s%n", Fingerprint.shown(root.fingerprint()));
        out.flush();
    }
}
