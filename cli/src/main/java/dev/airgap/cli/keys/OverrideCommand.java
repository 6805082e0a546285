package dev.airgap.cli.keys;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.OverrideException;
import dev.airgap.bundle.SignedOverride;
import dev.airgap.cli.enrolment.DurableFile;
import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.EnvelopeException;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Signer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "override",
        description = {
            "Writes and signs that one bundle may be imported although a rule is against it, or adds a signature to what",
            "another approver has signed (--add)."
        },
        mixinStandardHelpOptions = true)
final class OverrideCommand implements Runnable {

    private final Clock clock;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--add",
            paramLabel = "FILE",
            description = "An override to add a signature to, instead of a new one.")
    private @Nullable Path add;

    @Option(names = "--site", paramLabel = "SITE", description = "The site that may import it.")
    private @Nullable String site;

    @Option(names = "--bundle", paramLabel = "ID", description = "The bundle's id, as the relay's refusal names it.")
    private @Nullable String bundle;

    @Option(
            names = "--allow",
            arity = "1..*",
            paramLabel = "CODE",
            description = "What is lifted, for instance BUNDLE_OLDER.")
    private Set<Code> allows = Set.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it goes on record.")
    private @Nullable String reason;

    @Option(
            names = "--requested-by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who wants it; it goes on record. Otherwise who is logged in here.")
    private String requestedBy = "";

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "72",
            description = "How long it holds, at most 168; 72.")
    private int hours;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The file to write.")
    private @Nullable Path out;

    @Option(names = "--yes", description = "Does not ask before it adds a signature.")
    private boolean yes;

    @Mixin
    private KeyOptions key;

    OverrideCommand(Clock clock, Terminal terminal) {
        this.clock = clock;
        this.terminal = terminal;
        this.key = new KeyOptions(terminal);
    }

    @Override
    public void run() {
        if (add == null) {
            byte[] payload = asked().toPayload();
            Path file = required(out, "-o");
            DurableFile.writeOnce(
                    file,
                    Envelope.sign(PayloadTypes.OVERRIDE, payload, List.of(key.open()))
                            .toBytes());
            print("Signed: " + file);
        } else {
            addTo(add);
        }
    }

    private SignedOverride asked() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            return new SignedOverride(
                    required(site, "--site"),
                    required(bundle, "--bundle"),
                    allows,
                    required(reason, "--reason"),
                    requestedBy,
                    now,
                    now.plus(Duration.ofHours(hours)));
        } catch (OverrideException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void addTo(Path file) {
        Envelope envelope = read(file);
        show(SignedOverride.parse(envelope.payload()));
        Signer signer = key.open();
        if (envelope.signatures().stream()
                .anyMatch(signature -> signature.keyId().equals(signer.keyId()))) {
            throw new CeremonyException(Finding.CEREMONY_SIGNED_ALREADY, signer.keyId() + " has signed " + file);
        }
        agree(signer);
        DurableFile.write(out == null ? file : out, envelope.signedBy(signer).toBytes());
        print("Signed: " + (out == null ? file : out));
    }

    private static Envelope read(Path file) {
        try {
            Envelope envelope =
                    Envelope.parse(DurableFile.read(file, SignedOverride.MAX_ENVELOPE), SignedOverride.MAX_ENVELOPE);
            SignedOverride.parse(envelope.payload());
            if (envelope.payloadType().equals(PayloadTypes.OVERRIDE)) {
                return envelope;
            }
        } catch (EnvelopeException | OverrideException e) {
            throw new CeremonyException(Finding.CEREMONY_FILE_UNKNOWN, file + " is no override: " + e.getMessage(), e);
        }
        throw new CeremonyException(Finding.CEREMONY_FILE_UNKNOWN, file + " is no override");
    }

    private void show(SignedOverride override) {
        print("  override for site " + override.site() + ", bundle id " + override.bundleId());
        print("  allows " + new TreeSet<>(override.allows()));
        print("  requested by " + override.requestedBy() + ": " + override.reason());
        print("  issued " + override.issuedAt() + ", expires " + override.expiresAt());
    }

    private void agree(Signer signer) {
        if (yes) {
            return;
        }
        String answer = terminal.ask("Sign this with key " + signer.keyId() + "? Type yes: ")
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "nobody sits at a terminal: give --yes to sign this"));
        if (!answer.strip().equalsIgnoreCase("yes")) {
            throw new CeremonyException(Finding.CEREMONY_DECLINED, "nothing was signed");
        }
    }

    private <T> T required(@Nullable T value, String option) {
        if (value == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '" + option + "'");
        }
        return value;
    }

    private void print(String line) {
        PrintWriter print = spec.commandLine().getOut();
        print.println(line);
        print.flush();
    }
}
