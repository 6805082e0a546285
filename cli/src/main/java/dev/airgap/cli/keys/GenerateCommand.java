package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.EnrolmentFailedException;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.FileSigner;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        description = "Makes a key pair: NAME.key.pem, readable by its owner only, and NAME.pub.pem.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--algorithm",
            required = true,
            paramLabel = "ed25519|p384|ml-dsa-65",
            description = "p384 is what hardware tokens do; ml-dsa-65 is for a second, post-quantum signature.")
    private String algorithm = "";

    @Option(names = "--out", required = true, paramLabel = "PATH", description = "Path and name of the two files.")
    private Path out;

    @Option(
            names = "--demonstration",
            description = "Marks the key: only a pipeline that './airgap up' started takes it.")
    private boolean demonstration;

    @Override
    public void run() {
        Path privatePem = named(".key.pem");
        Path publicPem = named(".pub.pem");
        for (Path file : new Path[] {privatePem, publicPem}) {
            if (Files.exists(file)) {
                throw new CeremonyException(Finding.CEREMONY_FILE_EXISTS, file + " exists; keys are never replaced");
            }
        }
        FileSigner signer = generate(privatePem, publicPem);
        PrintWriter print = spec.commandLine().getOut();
        print.printf("%s%n", signer.keyId());
        print.printf("  private: %s%n  public:  %s%n", privatePem, publicPem);
        print.flush();
    }

    private FileSigner generate(Path privatePem, Path publicPem) {
        try {
            return FileSigner.generate(algorithm(), privatePem, publicPem, demonstration);
        } catch (UncheckedIOException e) {
            throw new EnrolmentFailedException("cannot make the key " + privatePem + ": " + e.getMessage(), e);
        }
    }

    private Algorithm algorithm() {
        String constant = algorithm.equals("p384")
                ? "ECDSA_P384"
                : algorithm.replace('-', '_').toUpperCase(Locale.ROOT);
        try {
            return Algorithm.valueOf(constant);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(
                    spec.commandLine(), "--algorithm: there is no algorithm '" + algorithm + "'", unknown);
        }
    }

    private Path named(String suffix) {
        Path target = out.toAbsolutePath();
        return target.resolveSibling(target.getFileName() + suffix);
    }
}
