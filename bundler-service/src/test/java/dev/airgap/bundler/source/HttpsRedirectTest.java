package dev.airgap.bundler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsRedirectTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    @Test
    void refusesToBeRedirectedFromHttpsToHttp() throws Exception {
        SSLContext tls = tls(folder.resolve("keys.p12"));
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        try (IndexServer plain = new IndexServer()) {
            plain.file("a.bin", "one");
            secure.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Location", plain.url().toString());
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            secure.start();
            URI url = URI.create("https://127.0.0.1:" + secure.getAddress().getPort() + "/updates/index.json");
            HttpClients http = new HttpClients(
                    "airgap-bundler/test",
                    HttpIndexSourceTest.IMPATIENT,
                    HttpClient.newBuilder().sslContext(tls));

            assertThatThrownBy(() -> new HttpIndexSource(url, folder.resolve("downloads"), http).list())
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.fault()).isEqualTo(SourceFault.SOURCE_REDIRECTS))
                    .hasMessageContaining("less safe");
            assertThat(plain.requests()).isEmpty();
        } finally {
            secure.stop(0);
        }
    }

    /** A certificate that nobody else trusts, made by the JDK's own tool: it has no interface for this. */
    private static SSLContext tls(Path store) throws IOException, InterruptedException, GeneralSecurityException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-alias",
                        "server",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("server", keys.getCertificate("server"));
        trusted.init(trust);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return tls;
    }
}
