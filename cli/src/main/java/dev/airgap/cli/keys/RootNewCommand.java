package dev.airgap.cli.keys;

import dev.airgap.cli.roots.DelegationName;
import dev.airgap.cli.roots.RootEdit;
import dev.airgap.cli.roots.RootSigning;
import dev.airgap.contracts.Zone;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "new",
        description = "Writes the draft of a first root document for a site. Nothing is signed yet.",
        mixinStandardHelpOptions = true)
final class RootNewCommand implements Runnable {

    /** As bundles spell it. */
    private static final Pattern SITE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final String BUNDLE = DelegationName.word(PayloadTypes.BUNDLE);

    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--site", required = true, paramLabel = "SITE", description = "The site's name.")
    private String site = "";

    @Option(
            names = "--expires",
            required = true,
            paramLabel = "YYYY-MM-DD",
            description = "When it must have been replaced, for example 2029-12-31.")
    private String expires = "";

    @Option(names = "--root", required = true, arity = "1..*", paramLabel = "PUB", description = "Root keys.")
    private List<Path> rootKeys = List.of();

    @Option(names = "--root-threshold", defaultValue = "1", paramLabel = "N", description = "Root keys that must sign.")
    private int rootThreshold;

    @Option(
            names = "--release",
            required = true,
            arity = "1..*",
            paramLabel = "PUB",
            description = "Keys that release bundles.")
    private List<Path> releaseKeys = List.of();

    @Option(
            names = "--release-threshold",
            defaultValue = "1",
            paramLabel = "N",
            description = "Release keys that must sign a bundle.")
    private int releaseThreshold;

    @Option(
            names = "--post-quantum-threshold",
            defaultValue = "0",
            paramLabel = "N",
            description = "ml-dsa-65 keys among the release keys that must sign a bundle besides the others.")
    private int postQuantumThreshold;

    @Option(
            names = "--release-for-rules",
            arity = "1..*",
            paramLabel = "PUB",
            description = {
                "Keys that release rule updates, one signature each.",
                "Without it the release keys do, with their threshold."
            })
    private List<Path> ruleKeys = List.of();

    @Option(
            names = "--transfer",
            required = true,
            arity = "1..*",
            paramLabel = "PUB",
            description = "Keys that seal media.")
    private List<Path> transferKeys = List.of();

    @Option(
            names = "--log",
            required = true,
            arity = "1..*",
            paramLabel = "PUB",
            description = "Keys of the DMZ's audit log.")
    private List<Path> logKeys = List.of();

    @Option(names = "--approver", arity = "1..*", paramLabel = "PUB", description = "Keys that sign overrides.")
    private List<Path> approverKeys = List.of();

    @Option(names = "--demonstration", description = "Only for a pipeline that './airgap up' started.")
    private boolean demonstration;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The draft (default: root.1.draft.json).")
    private Path out = Path.of("root.1.draft.json");

    RootNewCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run() {
        // Each zone's log is delegated by name: a site must not be able to speak for the DMZ's.
        if (!SITE.matcher(site).matches() || site.equals(Zone.DMZ.label())) {
            throw new ParameterException(spec.commandLine(), "--site: '" + site + "' cannot be the name of a site");
        }
        RootEdit edit = RootEdit.first(Expiry.parse(expires, clock, spec), demonstration)
                .delegate(
                        Role.ROOT,
                        Delegation.EVERYWHERE,
                        Set.of(PayloadTypes.ROOT),
                        rootThreshold,
                        PublicKeys.read(rootKeys));
        Set<String> released = ruleKeys.isEmpty()
                ? Set.of(PayloadTypes.BUNDLE, PayloadTypes.RULE_UPDATE)
                : Set.of(PayloadTypes.BUNDLE);
        edit.delegate(Role.RELEASE, site, released, releaseThreshold, PublicKeys.read(releaseKeys));
        edit.postQuantumThreshold(new DelegationName(Role.RELEASE, site, BUNDLE), postQuantumThreshold);
        delegate(edit, Role.RELEASE, site, Set.of(PayloadTypes.RULE_UPDATE), ruleKeys);
        delegate(edit, Role.TRANSFER, site, Set.of(PayloadTypes.TRANSFER), transferKeys);
        delegate(edit, Role.LOG, Zone.DMZ.label(), Set.of(), logKeys);
        delegate(edit, Role.APPROVER, site, Set.of(PayloadTypes.OVERRIDE), approverKeys);
        RootSigning draft = RootSigning.unsigned(edit.document());
        DraftFile.write(out, draft, Optional.empty(), spec.commandLine().getOut());
    }

    private static void delegate(RootEdit edit, Role role, String scope, Set<String> types, List<Path> keys) {
        if (!keys.isEmpty()) {
            edit.delegate(role, scope, types, 1, PublicKeys.read(keys));
        }
    }
}
