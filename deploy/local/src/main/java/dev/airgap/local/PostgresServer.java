package dev.airgap.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of its own on this machine: loopback only, passwords (SCRAM) for everybody, one database {@value #DATABASE}.
 * It is a direct child of this JVM, is started again when it dies, and ends with this JVM.
 *
 * <p>Under the given folder lie {@code data} (the cluster), {@code port}, {@code administrator.password} and
 * {@code postgres.log}; a second start on the same folder finds the same data, on the same port if that is free.
 */
public final class PostgresServer implements AutoCloseable {

    static final String DATABASE = "airgap";
    private static final String ADMINISTRATOR = "airgap_admin";
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration INITDB_WITHIN = Duration.ofSeconds(120);

    private final String name;
    private final Path folder;
    private final Consumer<String> notices;
    private final int port;
    private final String administratorPassword;
    private final PostgresBinaries binaries;
    private final PostgresAccount account = PostgresAccount.choose();
    private @Nullable ManagedProcess process;

    private PostgresServer(String name, Path folder, Consumer<String> notices) {
        this.name = name;
        this.folder = folder.toAbsolutePath();
        this.notices = notices;
        this.binaries = PostgresBinaries.in(account.programs());
        this.port = KeptPort.in(this.folder.resolve("port"));
        this.administratorPassword = SecretFile.readOrCreate(this.folder.resolve("administrator.password"));
    }

    /**
     * Starts a server and waits until it accepts connections.
     *
     * @param folder its own folder, created when missing
     * @throws LocalException when it does not come up within a minute
     */
    public static PostgresServer start(Path folder) {
        PostgresServer server = prepare("postgres", folder, notice -> {});
        server.launch();
        try {
            server.awaitReady();
        } catch (LocalException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Unpacks the programs and makes the cluster when it is missing; nothing runs yet. */
    static PostgresServer prepare(String name, Path folder, Consumer<String> notices) {
        PostgresServer server = new PostgresServer(name, folder, notices);
        if (Files.notExists(server.data())) {
            server.initialise();
        }
        return server;
    }

    void launch() {
        process = ManagedProcess.start(spec(), this::clearStaleLock, notices);
    }

    /** Makes the schema and login role {@code service} when missing, and gives the role this server's password for it. */
    public DatabaseLogin createService(String service) {
        if (!service.matches("[a-z][a-z0-9_]{0,30}")) {
            throw new IllegalArgumentException("not a schema name: " + service);
        }
        String password = SecretFile.readOrCreate(folder.resolve(service + ".password"));
        try (Connection connection = connect(DATABASE);
                Statement sql = connection.createStatement()) {
            if (!sql.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + service + "'")
                    .next()) {
                sql.execute("CREATE ROLE " + service);
            }
            sql.execute("ALTER ROLE " + service + " LOGIN PASSWORD '" + password + "'");
            sql.execute("GRANT CONNECT ON DATABASE " + DATABASE + " TO " + service);
            sql.execute("CREATE SCHEMA IF NOT EXISTS " + service + " AUTHORIZATION " + service);
        } catch (SQLException e) {
            throw new LocalException("cannot create the schema " + service + ": " + e.getMessage(), e);
        }
        return new DatabaseLogin(jdbcUrl(service), service, password);
    }

    /** JDBC URL of the database with {@code schema} as the current one. */
    public String jdbcUrl(String schema) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?currentSchema=%s".formatted(port, DATABASE, schema);
    }

    /** The superuser's login, for tests and for repairs. */
    public DatabaseLogin administrator() {
        return new DatabaseLogin(jdbcUrl("public"), ADMINISTRATOR, administratorPassword);
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public long pid() {
        return process().pid();
    }

    ManagedProcess process() {
        return Objects.requireNonNull(process, "not launched");
    }

    @Override
    public void close() {
        process().close();
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Under another name until it is complete: an interrupted first start leaves nothing that looks like a cluster. */
    private void initialise() {
        Path unfinished = folder.resolve("data.unfinished");
        Path passwordFile = folder.resolve("initdb").resolve("password");
        try {
            Folders.delete(unfinished);
            Folders.createPrivate(unfinished);
            SecretFile.write(passwordFile, administratorPassword);
            account.own(unfinished);
            account.own(passwordFile.getParent());
            Process initdb = ChildProcesses.start(initdb(unfinished, passwordFile));
            if (!initdb.waitFor(INITDB_WITHIN.toSeconds(), TimeUnit.SECONDS) || initdb.exitValue() != 0) {
                throw new LocalException("initdb failed, see " + folder.resolve("initdb.log"));
            }
            Folders.delete(passwordFile.getParent());
            Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalException("cannot prepare " + data() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted during initdb", e);
        }
    }

    private ProcessSpec initdb(Path cluster, Path passwordFile) {
        List<String> command = List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + cluster,
                "--username=" + ADMINISTRATOR,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale");
        return new ProcessSpec(
                name + "/initdb",
                account.run(ChildProcesses.dyingWithParent("KILL", command)),
                Programs.cleanEnvironment(folder),
                folder,
                folder.resolve("initdb.log"),
                "TERM",
                Duration.ofSeconds(5));
    }

    private ProcessSpec spec() {
        List<String> command = List.of(
                binaries.program("postgres").toString(),
                "-D",
                data().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "password_encryption=scram-sha-256",
                "-c",
                "shared_buffers=24MB",
                "-c",
                "max_connections=100",
                "-c",
                "max_wal_size=256MB",
                "-c",
                "log_timezone=UTC",
                "-c",
                "timezone=UTC");
        // INT is PostgreSQL's fast shutdown; TERM would wait for every client to leave.
        return new ProcessSpec(
                name,
                account.run(ChildProcesses.dyingWithParent("INT", command)),
                Programs.cleanEnvironment(folder),
                folder,
                folder.resolve("postgres.log"),
                "INT",
                Duration.ofSeconds(20));
    }

    /**
     * A killed server leaves its lock file, and its process id may meanwhile belong to somebody else, for whom PostgreSQL
     * would then refuse to start for ever.
     */
    private void clearStaleLock() {
        Path lock = data().resolve("postmaster.pid");
        try {
            if (Files.exists(lock)) {
                String pid = Files.readAllLines(lock).getFirst().strip();
                Path commandLine = Path.of("/proc", pid, "cmdline");
                if (!Files.exists(commandLine) || !Files.readString(commandLine).contains(data().toString())) {
                    Files.delete(lock);
                }
            }
        } catch (IOException e) {
            throw new LocalException("cannot clear " + lock + ": " + e.getMessage(), e);
        }
    }

    void awaitReady() {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (true) {
            try {
                createDatabase();
                return;
            } catch (SQLException e) {
                process().requireNotFailing();
                if (System.nanoTime() > deadline) {
                    throw new LocalException(
                            "PostgreSQL on port %d did not come up, see %s"
                                    .formatted(port, folder.resolve("postgres.log")),
                            e);
                }
                Pause.of(Duration.ofMillis(100));
            }
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement sql = connection.createStatement()) {
            if (!sql.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")
                    .next()) {
                sql.execute("CREATE DATABASE " + DATABASE);
                // Without this every role of the server may connect, and make temporary tables.
                sql.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=5".formatted(port, database),
                ADMINISTRATOR,
                administratorPassword);
    }
}
