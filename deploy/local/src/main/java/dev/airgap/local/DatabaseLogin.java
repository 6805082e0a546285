package dev.airgap.local;

/**
 * What a service needs to log in to its schema.
 *
 * @param url JDBC URL with {@code currentSchema}
 * @param password kept out of {@link #toString()}, which ends up in logs
 */
public record DatabaseLogin(String url, String username, String password) {

    @Override
    public String toString() {
        return "DatabaseLogin[url=" + url + ", username=" + username + "]";
    }
}
