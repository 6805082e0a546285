package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A client that we did not write gets today's patterns across the gap: Debian's freshclam, proved by Debian's clamscan. */
@Order(2)
@ExtendWith(SharedPipeline.class)
@Tag("debian")
class FreshclamIT {

    private static final String APT = "apt-get install -y clamav clamav-freshclam";
    private static final int CLEAN = 0;
    private static final int FOUND = 1;

    @TempDir
    Path folder;

    @BeforeAll
    static void requirePrograms() {
        for (String program : List.of("clamscan", "freshclam")) {
            assertThat(Stream.of("/usr/bin/", "/usr/sbin/", "/usr/local/bin/")
                            .map(bin -> Path.of(bin + program))
                            .anyMatch(Files::isExecutable))
                    .as("%s is missing: %s", program, APT)
                    .isTrue();
        }
    }

    @Test
    void detectsTheTestFileOnlyAfterTheCrossing(RunningPipeline pipeline) throws Exception {
        Path testFile = Files.writeString(folder.resolve("test-file.com"), eicar());
        Path unrelated =
                Files.writeString(folder.resolve("unrelated.hdb"), "0123456789abcdef0123456789abcdef:68:Unrelated\n");
        assertThat(clamscan(unrelated, testFile)).isEqualTo(CLEAN);

        Path databases = freshclam(pipeline.closedCycle());

        assertThat(clamscan(databases, testFile)).isEqualTo(FOUND);
    }

    /** @return the folder that freshclam filled from the relay */
    private Path freshclam(JsonNode report) throws Exception {
        Path databases = Files.createDirectory(folder.resolve("databases"));
        String relay = report.path("relay").asText();
        Path configuration = Files.write(
                folder.resolve("freshclam.conf"),
                List.of(
                        "DatabaseDirectory " + databases,
                        "DatabaseOwner " + System.getProperty("user.name"),
                        // It wants a mirror to be named, even if every database of one is excluded.
                        "PrivateMirror " + relay + "/clamav",
                        "DatabaseCustomURL " + relay + "/clamav/airgap-eicar.hdb",
                        "DatabaseCustomURL " + relay + "/clamav/airgap-eicar.ndb",
                        // Without these it asks for the vendor's databases first, and fails.
                        "ExcludeDatabase main",
                        "ExcludeDatabase daily",
                        "ExcludeDatabase bytecode"));
        ProcessBuilder freshclam =
                new ProcessBuilder("freshclam", "--config-file=" + configuration, "--no-dns", "--stdout");
        freshclam.environment().put("CURL_CA_BUNDLE", report.path("relayCa").asText());
        assertThat(run(freshclam)).isZero();
        assertThat(databases.resolve("airgap-eicar.hdb")).isRegularFile();
        return databases;
    }

    private static int clamscan(Path databases, Path file) throws Exception {
        return run(new ProcessBuilder("clamscan", "--no-summary", "--database=" + databases, file.toString()));
    }

    private static int run(ProcessBuilder builder) throws IOException, InterruptedException {
        builder.environment().merge("PATH", "/usr/sbin", (path, sbin) -> path + ":" + sbin);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        System.err.println(builder.command().getFirst() + ": " + output.strip());
        return process.exitValue();
    }

    /** Composed here: the string as a whole in a file would have the checkout quarantined by every virus scanner. */
    private static String eicar() {
        return "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!" + "$H+H*";
    }
}
