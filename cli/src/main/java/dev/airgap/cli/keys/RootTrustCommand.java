package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.Confirmations;
import dev.airgap.cli.enrolment.DurableFile;
import dev.airgap.cli.enrolment.RootFile;
import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.trust.Json;
import dev.airgap.trust.RootException;
import dev.airgap.trust.TrustedRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "trust",
        description = {
            "First trust in a root document: two persons type the fingerprint that they were told over another channel.",
            "Who did is recorded beside it, in root.<n>.trust.json."
        },
        mixinStandardHelpOptions = true)
final class RootTrustCommand implements Runnable {

    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ROOT", description = "The complete root document.")
    private Path root;

    @Mixin
    private Confirmations confirmations;

    RootTrustCommand(Clock clock, Terminal terminal) {
        this.clock = clock;
        this.confirmations = new Confirmations(terminal);
    }

    @Override
    public void run() {
        TrustedRoot offered = new RootFile(root.toAbsolutePath()).read();
        try {
            offered.requireNotExpired(clock.instant());
        } catch (RootException e) {
            throw new CeremonyException(
                    CeremonyException.Finding.CEREMONY_ROOT_INVALID, e.code() + ": " + e.getMessage(), e);
        }
        List<String> persons = confirmations.require(offered.fingerprint(), "the root document " + root);
        int version = offered.document().version();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rootVersion", version);
        json.put("rootFingerprint", offered.fingerprint().hex());
        json.put("confirmedBy", persons);
        json.put("confirmedAt", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        Path record = root.resolveSibling("root." + version + ".trust.json");
        DurableFile.write(record, Json.write(json));
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s and %s trust root %d: recorded in %s.%n", persons.getFirst(), persons.getLast(), version, record);
        out.flush();
    }
}
