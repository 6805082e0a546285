package dev.airgap.cli.enrolment;

import dev.airgap.cli.enrolment.EnrolmentException.Finding;
import dev.airgap.contracts.Zone;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.FileSigner;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.VerificationKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of the DMZ and of the root holders, and the first root document, which names them for one site. */
final class DmzKeys {

    /** What a key of the DMZ may do. */
    private enum Use {
        RELEASE_BUNDLES("release-bundles", Role.RELEASE, Set.of(PayloadTypes.BUNDLE)),
        RELEASE_RULES("release-rules", Role.RELEASE, Set.of(PayloadTypes.RULE_UPDATE)),
        TRANSFER("transfer", Role.TRANSFER, Set.of(PayloadTypes.TRANSFER)),
        APPROVER("approver", Role.APPROVER, Set.of(PayloadTypes.OVERRIDE)),
        LOG("log", Role.LOG, Set.of());

        private final String file;
        private final Role role;
        private final Set<String> payloadTypes;

        Use(String file, Role role, Set<String> payloadTypes) {
            this.file = file;
            this.role = role;
            this.payloadTypes = payloadTypes;
        }

        /** A log belongs to a zone; everything else is made for the site. */
        private String scope(String site) {
            return role == Role.LOG ? Zone.DMZ.label() : site;
        }
    }

    private static final Duration ROOT_VALID_FOR = Duration.ofDays(3 * 365);

    private final Path folder;
    private final KeyFiles rootKey;
    private final boolean demonstration;

    DmzKeys(Path folder, KeyFiles rootKey, boolean demonstration) {
        this.folder = folder;
        this.rootKey = rootKey;
        this.demonstration = demonstration;
    }

    /** Makes the keys that are missing, and the first root document over them. */
    TrustedRoot makeRoot(String site, Clock clock) {
        // Every key that exists is looked at before the first one is made: a refusal leaves nothing behind.
        Stream.concat(Stream.of(rootKey), uses().stream().map(use -> KeyFiles.in(folder, use.file)))
                .filter(KeyFiles::exist)
                .forEach(key -> key.read(demonstration));
        FileSigner root = rootKey.readOrMake(demonstration);
        List<VerificationKey> keys = new ArrayList<>(List.of(root.verificationKey()));
        List<Delegation> delegations = new ArrayList<>(List.of(
                delegation(Role.ROOT, Delegation.EVERYWHERE, Set.of(PayloadTypes.ROOT), root.verificationKey())));
        for (Use use : uses()) {
            VerificationKey key =
                    KeyFiles.in(folder, use.file).readOrMake(demonstration).verificationKey();
            keys.add(key);
            delegations.add(delegation(use.role, use.scope(site), use.payloadTypes, key));
        }
        RootDocument document = RootDocument.of(
                1,
                1,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(ROOT_VALID_FOR),
                keys,
                delegations,
                demonstration);
        return TrustedRoot.parse(Envelope.sign(PayloadTypes.ROOT, document.toPayload(), List.of(root))
                .toBytes());
    }

    /** Approvers are people elsewhere, whom root holders name; only to try things out one is made here. */
    private List<Use> uses() {
        return Stream.of(Use.values())
                .filter(use -> use != Use.APPROVER || demonstration)
                .toList();
    }

    /**
     * The keys here are those that the root document names for the site; a missing one cannot be made any more. The root
     * key need not be here.
     */
    void requireNamedBy(RootDocument root, String site) {
        for (Use use : uses()) {
            KeyFiles files = KeyFiles.in(folder, use.file);
            if (!files.exist() && (use == Use.APPROVER || isHeldByPeople(use, root, site))) {
                continue;
            }
            if (!files.exist()) {
                throw new EnrolmentException(
                        Finding.ENROLMENT_KEY,
                        files.privatePem() + " is missing, and the root document already names the key");
            }
            VerificationKey key = files.read(demonstration).verificationKey();
            if (!root.keysOf(use.role, use.scope(site)).contains(key)) {
                throw new EnrolmentException(
                        Finding.ENROLMENT_KEY,
                        files.privatePem() + " is not the key that the root document names for this");
            }
        }
    }

    /** Where several keys release bundles, each person has one, and none is here. */
    private static boolean isHeldByPeople(Use use, RootDocument root, String site) {
        return use == Use.RELEASE_BUNDLES
                && root.delegation(use.role, site, PayloadTypes.BUNDLE)
                        .filter(delegation -> delegation.keys().size() > 1)
                        .isPresent();
    }

    private static Delegation delegation(Role role, String scope, Set<String> payloadTypes, VerificationKey key) {
        return new Delegation(role, scope, payloadTypes, 1, Set.of(key.id()));
    }
}
