package dev.airgap.local;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys of both zones, and the root document that says what each may sign. In production root holders do this by hand,
 * on a machine without a network, from the public key cards of the zones; on one machine it happens at the first start.
 */
final class ZoneKeys {

    private static final Duration ROOT_VALID_FOR = Duration.ofDays(3 * 365);

    private final DataFolder data;

    ZoneKeys(DataFolder data) {
        this.data = data;
    }

    /** Makes what is missing. Keys that exist are never replaced: the other zone trusts them. */
    void prepare(String site, Clock clock) {
        FileSigner root = key(data.rootOfTrust(), "root");
        VerificationKey bundler = key(data.keys(Zone.DMZ), "release-bundles").verificationKey();
        VerificationKey rules = key(data.keys(Zone.DMZ), "release-rules").verificationKey();
        VerificationKey transfer = key(data.keys(Zone.DMZ), "transfer").verificationKey();
        VerificationKey dmzLog = key(data.keys(Zone.DMZ), "log").verificationKey();
        VerificationKey siteKey = key(data.keys(Zone.AIRGAP), "site").verificationKey();
        VerificationKey airGapLog = key(data.keys(Zone.AIRGAP), "log").verificationKey();
        if (Files.notExists(data.rootDocument())) {
            List<Delegation> delegations = List.of(
                    delegation(Role.ROOT, Delegation.EVERYWHERE, Set.of(PayloadTypes.ROOT), root.verificationKey()),
                    delegation(Role.RELEASE, site, Set.of(PayloadTypes.BUNDLE), bundler),
                    delegation(Role.RELEASE, site, Set.of(PayloadTypes.RULE_UPDATE), rules),
                    delegation(Role.TRANSFER, site, Set.of(PayloadTypes.TRANSFER), transfer),
                    delegation(Role.SITE, site, Set.of(PayloadTypes.RECEIPT, PayloadTypes.NEED_LIST), siteKey),
                    delegation(Role.LOG, Zone.DMZ.label(), Set.of(), dmzLog),
                    delegation(Role.LOG, Zone.AIRGAP.label(), Set.of(), airGapLog));
            RootDocument document = RootDocument.of(
                    1,
                    1,
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(ROOT_VALID_FOR),
                    List.of(root.verificationKey(), bundler, rules, transfer, siteKey, dmzLog, airGapLog),
                    delegations);
            write(
                    data.rootDocument(),
                    Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(root))
                            .toBytes());
        }
        handOutRoot();
    }

    /** Every verifying service keeps a root of its own, which it may since have walked further: only given once. */
    private void handOutRoot() {
        for (Zone zone : Zone.values()) {
            for (Service service : Service.values()) {
                Path own = rootOf(zone, service);
                if (service.runsIn(zone) && Files.notExists(own)) {
                    try {
                        write(own, Files.readAllBytes(data.rootDocument()));
                    } catch (IOException e) {
                        throw new LocalException("cannot read " + data.rootDocument(), e);
                    }
                }
            }
        }
    }

    Path rootOf(Zone zone, Service service) {
        return data.service(zone, service).resolve("root.dsse.json");
    }

    Path privateKey(Zone zone, String name) {
        return data.keys(zone).resolve(name + ".key.pem");
    }

    private static Delegation delegation(Role role, String scope, Set<String> payloadTypes, VerificationKey... keys) {
        return new Delegation(
                role,
                scope,
                payloadTypes,
                1,
                Set.copyOf(Stream.of(keys).map(VerificationKey::id).toList()));
    }

    private static FileSigner key(Path folder, String name) {
        Path privateKey = folder.resolve(name + ".key.pem");
        if (Files.exists(privateKey)) {
            return FileSigner.read(privateKey);
        }
        try {
            Folders.createPrivate(folder);
            // A public half without its private one is what an interrupted first start leaves.
            Files.deleteIfExists(folder.resolve(name + ".pub.pem"));
        } catch (IOException e) {
            throw new LocalException("cannot make the folder " + folder + ": " + e.getMessage(), e);
        }
        return FileSigner.generate(Algorithm.ED25519, privateKey, folder.resolve(name + ".pub.pem"));
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Path temporary = file.resolveSibling("." + file.getFileName() + ".new");
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
