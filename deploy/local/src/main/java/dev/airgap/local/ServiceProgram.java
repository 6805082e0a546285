package dev.airgap.local;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One service as a child process: {@code java -jar} in a folder of its own, configured by a file that only it can read. */
final class ServiceProgram {

    private static final int MAX_HEAP_MB = 128;

    private final DataFolder data;
    private final Path programs;

    ServiceProgram(DataFolder data, Path programs) {
        this.data = data;
        this.programs = programs;
    }

    ProcessSpec spec(Zone zone, Service service, Map<String, String> settings) {
        Path jar = programs.resolve(service.label() + "-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new LocalException("%s is not built: %s is missing".formatted(service.label(), jar));
        }
        Path folder = data.service(zone, service);
        // Quarkus reads this file of its working directory; secrets on a command line would be everybody's.
        SecretFile.write(folder.resolve("config").resolve("application.properties"), properties(settings));
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + MAX_HEAP_MB + "m",
                "-Xss512k",
                "-XX:MaxMetaspaceSize=160m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                // Services accept demonstration keys from the process that made them, and from nobody else.
                "-Dairgap.demonstration.launcher=" + ProcessHandle.current().pid(),
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.io.tmpdir=" + temporary(folder)));
        return new ProcessSpec(
                zone.label() + "/" + service.label(),
                ChildProcesses.dyingWithParent("KILL", JavaCommand.of(options).jar(jar.toString())),
                Programs.cleanEnvironment(folder),
                folder,
                folder.resolve("service.log"),
                "TERM",
                Duration.ofSeconds(20));
    }

    private static Path temporary(Path folder) {
        try {
            return Files.createDirectories(folder.resolve("tmp"));
        } catch (IOException e) {
            throw new LocalException("cannot make " + folder.resolve("tmp") + ": " + e.getMessage(), e);
        }
    }

    private static String properties(Map<String, String> settings) {
        Properties properties = new Properties();
        // A dollar and a brace in a path are no expression.
        settings.forEach((name, value) -> properties.put(name, value.replace("${", "\\\\${")));
        try (StringWriter text = new StringWriter()) {
            properties.store(text, "Written at every start");
            return text.toString();
        } catch (IOException e) {
            throw new LocalException("cannot write settings", e);
        }
    }
}
