package dev.airgap.local;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** The relay's TLS certificate, from a certificate authority of the air gap's own. Agents are given {@code ca.pem}. */
final class RelayCertificate {

    private static final Duration AUTHORITY_VALID_FOR = Duration.ofDays(10 * 365);

    /** What browsers and Apple's TLS still accept. */
    private static final Duration SERVER_VALID_FOR = Duration.ofDays(397);

    private static final Duration RENEW_BEFORE = Duration.ofDays(60);
    private static final X500Name AUTHORITY = new X500Name("CN=Air-gap relay authority");

    private final Path folder;
    private final Clock clock;

    RelayCertificate(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Path authority() {
        return folder.resolve("ca.pem");
    }

    Path certificate() {
        return folder.resolve("relay.pem");
    }

    Path privateKey() {
        return folder.resolve("relay.key.pem");
    }

    /** Makes the authority once, and the server's certificate when it is missing or runs out within 60 days. */
    void prepare() {
        try {
            Folders.createPrivate(folder);
            if (Files.notExists(authority())) {
                makeAuthority();
            }
            if (Files.notExists(certificate()) || runsOut(certificate())) {
                makeServer();
            }
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new LocalException("cannot make the relay's certificate in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void makeAuthority() throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair pair = newPair();
        JcaX509v3CertificateBuilder builder = builder(AUTHORITY, pair, AUTHORITY_VALID_FOR);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        SecretFile.write(authorityKey(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        write(authority(), sign(builder, pair.getPrivate()));
    }

    private void makeServer() throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair pair = newPair();
        X509Certificate authority = read(authority());
        JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=localhost"), pair, SERVER_VALID_FOR);
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, names());
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(authority));
        SecretFile.write(privateKey(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        write(certificate(), sign(builder, readAuthorityKey()));
    }

    private JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair pair, Duration validFor)
            throws CertIOException, GeneralSecurityException {
        // An hour back: clocks of agents differ.
        Instant from = clock.instant().minus(Duration.ofHours(1));
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(1, SecretFile.randomBytes(16)),
                Date.from(from),
                Date.from(from.plus(validFor)),
                subject,
                pair.getPublic());
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        return builder;
    }

    private static GeneralNames names() {
        List<GeneralName> names = new ArrayList<>(List.of(
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1")));
        try {
            String host = InetAddress.getLocalHost().getHostName();
            if (host.matches("[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z]") && !host.equals("localhost")) {
                names.add(new GeneralName(GeneralName.dNSName, host));
            }
        } catch (UnknownHostException e) {
            // A machine that does not know its own name is reached as localhost.
            return new GeneralNames(names.toArray(GeneralName[]::new));
        }
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private boolean runsOut(Path certificate) throws IOException, GeneralSecurityException {
        return read(certificate)
                .getNotAfter()
                .toInstant()
                .isBefore(clock.instant().plus(RENEW_BEFORE));
    }

    private Path authorityKey() {
        return folder.resolve("ca.key.pem");
    }

    private PrivateKey readAuthorityKey() throws IOException, GeneralSecurityException {
        String base64 = Files.readString(authorityKey()).replaceAll("-----[^-]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA384withECDSA").build(key)));
    }

    private static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static void write(Path file, X509Certificate certificate) throws IOException, GeneralSecurityException {
        Files.writeString(file, pem("CERTIFICATE", certificate.getEncoded()), StandardCharsets.US_ASCII);
    }

    private static String pem(String type, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        return text.toString();
    }
}
