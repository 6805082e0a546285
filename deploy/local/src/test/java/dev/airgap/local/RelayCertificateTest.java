package dev.airgap.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayCertificateTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Clock aYearLater = Clock.offset(CLOCK, Duration.ofDays(365));

    @Test
    void isForThisMachineAndSignedByItsAuthority() throws Exception {
        RelayCertificate relay = new RelayCertificate(folder, CLOCK);
        relay.prepare();

        X509Certificate certificate = read(relay.certificate());
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThatCode(() -> certificate.verify(read(relay.authority()).getPublicKey()))
                .doesNotThrowAnyException();
    }

    @Test
    void isRenewedByTheSameAuthorityBeforeItRunsOut() throws Exception {
        RelayCertificate relay = new RelayCertificate(folder, CLOCK);
        relay.prepare();
        byte[] authority = Files.readAllBytes(relay.authority());
        X509Certificate first = read(relay.certificate());

        new RelayCertificate(folder, aYearLater).prepare();

        assertThat(relay.authority()).hasBinaryContent(authority);
        assertThat(read(relay.certificate())).isNotEqualTo(first);
    }

    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
