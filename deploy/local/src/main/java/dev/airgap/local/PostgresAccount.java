package dev.airgap.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Who PostgreSQL runs as. It refuses to run as root, so root starts it in a user namespace in which it is nobody, or,
 * where a container forbids that, as the unprivileged account {@value #UNPRIVILEGED}.
 */
sealed interface PostgresAccount {

    /** nobody, on every Linux. */
    String UNPRIVILEGED = "65534";

    /** Makes {@code folder}, with all that is in it, the account's own. */
    void own(Path folder);

    /** The command that runs {@code command} under this account. */
    List<String> run(List<String> command);

    /** Where programs can be unpacked that this account may run: 60 MB that belong to no pipeline in particular. */
    default Path programs() {
        return Programs.cacheFolder();
    }

    static PostgresAccount choose() {
        if (!runningAsRoot()) {
            return ownOrNamespace();
        }
        Path setpriv = Programs.find("setpriv")
                .orElseThrow(() -> new LocalException("PostgreSQL does not run as root, and setpriv is missing: "
                        + "apt-get install util-linux, or run as an ordinary user"));
        return Programs.find("unshare")
                .filter(PostgresAccount::namespacesAllowed)
                .<PostgresAccount>map(Namespace::new)
                .orElseGet(() -> new Unprivileged(setpriv));
    }

    /** initdb wants its user to have a name; a container's arbitrary user has none, nobody has. */
    private static PostgresAccount ownOrNamespace() {
        boolean nameless = System.getProperty("user.name").equals("?");
        return Programs.find("unshare")
                .filter(unshare -> nameless && namespacesAllowed(unshare))
                .<PostgresAccount>map(Namespace::new)
                .orElseGet(Own::new);
    }

    private static boolean runningAsRoot() {
        try {
            return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")) == 0;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean namespacesAllowed(Path unshare) {
        try {
            Process trial = new ProcessBuilder(unshare.toString(), "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The user who runs this program. */
    record Own() implements PostgresAccount {
        @Override
        public void own(Path folder) {}

        @Override
        public List<String> run(List<String> command) {
            return command;
        }
    }

    /** Root without any mapping: seen from inside the namespace, nobody; for files still root. */
    record Namespace(Path unshare) implements PostgresAccount {
        @Override
        public void own(Path folder) {}

        @Override
        public List<String> run(List<String> command) {
            return prefixed(List.of(unshare.toString(), "-U", "--"), command);
        }
    }

    /** A real change of user. */
    record Unprivileged(Path setpriv) implements PostgresAccount {

        /** Not under root's home, which is closed; PostgreSQL tests with access(2), for which no capability counts. */
        @Override
        public Path programs() {
            return Path.of("/var/cache/airgap");
        }

        @Override
        public void own(Path folder) {
            try (Stream<Path> paths = Files.walk(folder)) {
                UserPrincipalLookupService lookup = folder.getFileSystem().getUserPrincipalLookupService();
                for (Path path : paths.toList()) {
                    Files.setOwner(path, lookup.lookupPrincipalByName(UNPRIVILEGED));
                    Files.getFileAttributeView(path, PosixFileAttributeView.class)
                            .setGroup(lookup.lookupPrincipalByGroupName(UNPRIVILEGED));
                }
            } catch (IOException e) {
                throw new LocalException("cannot give " + folder + " to user " + UNPRIVILEGED, e);
            }
        }

        @Override
        public List<String> run(List<String> command) {
            return prefixed(
                    List.of(
                            setpriv.toString(),
                            "--reuid=" + UNPRIVILEGED,
                            "--regid=" + UNPRIVILEGED,
                            "--clear-groups",
                            // A state folder under /root or another closed home must still be reachable.
                            "--inh-caps=-all,+dac_override",
                            "--ambient-caps=-all,+dac_override",
                            "--bounding-set=-all,+dac_override",
                            "--"),
                    command);
        }
    }

    private static List<String> prefixed(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return List.copyOf(all);
    }
}
