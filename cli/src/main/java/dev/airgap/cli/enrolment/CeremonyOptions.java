package dev.airgap.cli.enrolment;

import dev.airgap.contracts.Zone;
import dev.airgap.media.Enrolment;
import dev.airgap.media.MediumException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every step of the ceremony is told. */
final class CeremonyOptions {

    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--site", required = true, paramLabel = "SITE", description = "The site's name.")
    private String site;

    @Option(names = "--medium", required = true, paramLabel = "DIR", description = "Where the medium is mounted.")
    private Path medium;

    @Option(names = "--keys", required = true, paramLabel = "DIR", description = "The folder of the keys here.")
    private Path keys;

    @Option(
            names = "--root",
            required = true,
            paramLabel = "FILE",
            description = "The root document here; its versions and enrolment.json lie beside it.")
    private Path root;

    String site() {
        // Each zone's log is delegated by name: a site must not be able to speak for the DMZ's.
        if (!SITE.matcher(site).matches() || site.equals(Zone.DMZ.label())) {
            throw new ParameterException(spec.commandLine(), "--site: '" + site + "' cannot be the name of a site");
        }
        return site;
    }

    Path keys() {
        return keys;
    }

    RootFile root() {
        return new RootFile(root.toAbsolutePath());
    }

    Enrolment medium() {
        return onMedium(() -> Enrolment.open(medium, site()));
    }

    Path mediumFolder() {
        return medium;
    }

    /** A medium that is in the way is a matter of this machine, not of trust. */
    static <T> T onMedium(Supplier<T> step) {
        try {
            return step.get();
        } catch (MediumException e) {
            throw new EnrolmentFailedException(e.code() + ": " + e.getMessage(), e);
        }
    }
}
