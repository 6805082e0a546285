package dev.airgap.conformance;

import dev.airgap.bundle.Admission;
import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.Floor;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.OverrideException;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.Resulting;
import dev.airgap.bundle.SignedOverride;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a relay does with a bundle, on the libraries alone and in memory: the order of the checks is the relay's. */
public final class Reference implements Implementation {

    private static final long JUMP_LIMIT = 1000;
    private static final Floor NONE =
            new Floor(0, 0, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    private final Path folder;
    private final Map<String, String> held = new HashMap<>();
    private @Nullable TrustedRoot root;
    private @Nullable ContentStore store;
    private Floor floor = NONE;
    private String site = "";
    private String relayVersion = "0";

    /** @param folder for content; each start uses a new one inside */
    public Reference(Path folder) {
        this.folder = folder;
    }

    @Override
    public void start(Path trusted, String ownSite, String ownVersion) throws IOException {
        root = TrustedRoot.parse(Files.readAllBytes(trusted));
        store = ContentStore.open(Files.createTempDirectory(folder, "store"));
        floor = NONE;
        held.clear();
        site = ownSite;
        relayVersion = ownVersion;
    }

    @Override
    public Verdict offer(Path file, Optional<Path> override, Instant at) throws IOException {
        try (BundleReader reader = BundleReader.open(file)) {
            TrustedRoot newest = Objects.requireNonNull(root, "start first").walk(reader.roots());
            root = newest;
            newest.requireNotExpired(floor.now(at));
            VerifiedBundle bundle = reader.verify(newest, Expectations.whateverTheTime(site, relayVersion));
            admit(bundle, newest, lifted(override, newest, bundle, at), at);
            Resulting listing = reader.extract(
                    Objects.requireNonNull(store), digest -> Optional.ofNullable(held.get(digest)), Progress.IGNORED);
            accept(bundle, listing.sha256());
            return Verdict.ACCEPTED;
        } catch (BundleException e) {
            return Verdict.refused(e.code());
        } catch (TrustException e) {
            return Verdict.refused(e.code());
        }
    }

    private void admit(VerifiedBundle bundle, TrustedRoot newest, Set<Code> lifted, Instant at) {
        floor.admit(bundle, new Admission(newest.document().epoch(), JUMP_LIMIT, at, lifted));
        boolean takenBack =
                floor.floorBundleId().filter(bundle.bundleId()::equals).isPresent();
        if (takenBack && !lifted.contains(Code.BUNDLE_OLDER)) {
            throw new BundleException(Code.BUNDLE_OLDER, "an older one was put in its place");
        }
    }

    private Set<Code> lifted(Optional<Path> override, TrustedRoot newest, VerifiedBundle bundle, Instant at)
            throws IOException {
        if (override.isEmpty()) {
            return Set.of();
        }
        try {
            SignedOverride said = SignedOverride.verify(Files.readAllBytes(override.get()), newest, site);
            said.requireNotExpired(floor, at);
            return said.bundleId().equals(bundle.bundleId()) ? said.allows() : Set.of();
        } catch (OverrideException | TrustException unfit) {
            return Set.of(); // The bundle is judged as if there were none.
        }
    }

    private void accept(VerifiedBundle bundle, String index) {
        Manifest manifest = bundle.manifest();
        held.put(manifest.snapshotDigest(), index);
        boolean older = floor.isAbove(manifest);
        floor = new Floor(
                older ? floor.epoch() : manifest.epoch(),
                older ? floor.sequence() : manifest.sequence(),
                older ? floor.floorBundleId() : Optional.of(bundle.bundleId()),
                Optional.of(bundle.bundleId()),
                older ? floor.components() : manifest.components(),
                Optional.of(floor.now(manifest.validity().issuedAt())),
                older ? floor.validity() : Optional.of(manifest.validity()));
    }
}
