package dev.airgap.cli;

import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.ruleupdate.RuleUpdate;
import dev.airgap.ruleupdate.RuleUpdateException;
import dev.airgap.ruleupdate.RuleUpdateReader;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = "Verifies a bundle (.zip) or rule update (.dsru) to the last byte, without any service.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private final Clock clock;

    @Parameters(paramLabel = "FILE", description = "The file, under its own name.")
    private Path file;

    @Option(names = "--root", required = true, paramLabel = "ROOT", description = "The root document that you trust.")
    private Path root;

    @Option(names = "--site", required = true, paramLabel = "SITE", description = "The site that it must be for.")
    private String site;

    VerifyCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Path contents = Files.createTempDirectory("airgap-verify");
        try {
            TrustedRoot trusted = TrustedRoot.parse(Files.readAllBytes(root));
            ContentStore store = ContentStore.open(contents);
            System.out.println(file.toString().endsWith(".dsru") ? ruleUpdate(trusted, store) : bundle(trusted, store));
            return ExitCode.DONE.number();
        } catch (BundleException e) {
            return refused(e.code(), e);
        } catch (RuleUpdateException e) {
            return refused(e.code(), e);
        } catch (TrustException e) {
            return refused(e.code(), e);
        } finally {
            TemporaryFolder.delete(contents);
        }
    }

    private String bundle(TrustedRoot trusted, ContentStore store) throws IOException {
        try (BundleReader reader = BundleReader.open(file)) {
            TrustedRoot newest = trusted.walk(reader.roots());
            VerifiedBundle bundle = reader.verify(newest, new Expectations(site, clock.instant(), ProjectVersion.TEXT));
            reader.verifyCarried(store, Progress.IGNORED);
            return "%s is genuine: site %s, epoch %d, sequence %d, bundle %s"
                    .formatted(
                            file.getFileName(),
                            bundle.manifest().site(),
                            bundle.manifest().epoch(),
                            bundle.manifest().sequence(),
                            bundle.bundleId());
        }
    }

    private String ruleUpdate(TrustedRoot trusted, ContentStore store) throws IOException {
        try (RuleUpdateReader reader = RuleUpdateReader.open(file)) {
            reader.verify(trusted, site, String.valueOf(file.getFileName()));
            RuleUpdate update = reader.extract(store);
            return "%s is genuine: site %s, rule update %s"
                    .formatted(file.getFileName(), site, update.id().hex());
        }
    }

    private int refused(String code, RuntimeException refusal) {
        System.err.println("airgap: refused: " + code + ": " + refusal.getMessage());
        return ExitCode.REFUSED.number();
    }
}
