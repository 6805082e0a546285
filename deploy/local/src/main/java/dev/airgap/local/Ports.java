package dev.airgap.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses free loopback ports, none twice. */
public final class Ports {

    /** Below Linux's ephemeral range (32768 and up): no outgoing connection takes a port while its server restarts. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_700;
    private static final int ATTEMPTS = 1_000;
    private static final Set<Integer> GIVEN = new HashSet<>();

    private Ports() {}

    /** @throws LocalException when no free port is found */
    public static synchronized int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new LocalException("no free port between " + LOWEST + " and " + HIGHEST);
    }

    /** {@code wanted} if it can be had, else another free one. */
    static synchronized int freeOr(int wanted) {
        if (!isFree(wanted)) {
            return free();
        }
        GIVEN.add(wanted);
        return wanted;
    }

    /** Whether a server could listen on this port on every local address. */
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do on Linux: connections of a predecessor that linger in TIME_WAIT do not block a port.
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
