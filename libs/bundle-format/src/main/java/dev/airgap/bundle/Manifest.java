package dev.airgap.bundle;

import dev.airgap.bundle.Component.Removed;
import dev.airgap.bundle.Component.Withdrawn;
import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is signed: everything about a bundle but its files, which the index lists.
 *
 * @param fileName the name that the {@code .zip} must have
 * @param site 1 to 63 of {@code a-z 0-9 -}, beginning and ending with a letter or digit
 * @param epoch from 1; only a new root raises it
 * @param sequence from 1 within the epoch to 999,999,999
 * @param base digest of the snapshot that a differential bundle rests on; null when full
 * @param previous id of the bundle before this one; null for the first
 * @param snapshotDigest {@link SnapshotDigest} of the complete listing that results
 * @param removed components that are no longer delivered, on purpose
 * @param withdrawn versions taken back: their components may fall below them
 * @param lastReceipt number of the newest receipt known when this was built; null when none
 * @param cycle id of the cycle that built it; null when none did
 * @param producer name and version of the program that built it
 */
public record Manifest(
        String fileName,
        String site,
        long epoch,
        long sequence,
        Kind kind,
        @Nullable String base,
        @Nullable String previous,
        String snapshotDigest,
        List<Component> components,
        List<Removed> removed,
        List<Withdrawn> withdrawn,
        Requirements requirements,
        Validity validity,
        @Nullable Long lastReceipt,
        @Nullable String cycle,
        String producer,
        RootsReference roots,
        IndexSummary index) {

    public static final int SCHEMA = 1;
    private static final Pattern SITE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern LINE = Pattern.compile("[\\x20-\\x7e]{1,200}");
    private static final long MAX_SEQUENCE = 999_999_999;
    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    /** Complete in itself, or changes on top of a base. */
    public enum Kind {
        FULL,
        DIFFERENTIAL;

        /** As written in a manifest: lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Oldest software that can use the content: a relay below its version refuses, an agent below its version warns. */
    public record Requirements(String minimumRelayVersion, String minimumAgentVersion) {}

    /** When it was built, until when it may be installed, and by when the site should have the next one. */
    public record Validity(Instant issuedAt, Instant expiresAt, Instant nextExpectedBy) {}

    /** Entry 1: the last root in it, its size in bytes and its digest. */
    public record RootsReference(long version, long size, String sha256) {}

    /** @throws BundleException {@code BUNDLE_MANIFEST_INVALID} */
    public Manifest {
        components = List.copyOf(components);
        removed = List.copyOf(removed);
        withdrawn = List.copyOf(withdrawn);
        require(isSite(site), "site \"" + site + "\" is not a site name");
        require(epoch >= 1 && sequence >= 1 && sequence <= MAX_SEQUENCE, "epoch or sequence out of range");
        require(fileName.equals(fileName(site, epoch, sequence)), "fileName is not " + fileName(site, epoch, sequence));
        require((kind == Kind.FULL) == (base == null), "a full bundle has no base, a differential one has");
        require(StoredFile.isSha256(snapshotDigest), "snapshotDigest is not a SHA-256");
        require(base == null || StoredFile.isSha256(base), "base is not a SHA-256");
        require(previous == null || StoredFile.isSha256(previous), "previous is not a SHA-256");
        require(!validity.expiresAt().isBefore(validity.issuedAt()), "expiresAt is before issuedAt");
        require(
                isWritable(validity.issuedAt())
                        && isWritable(validity.expiresAt())
                        && isWritable(validity.nextExpectedBy()),
                "a time is not from 1970 to 9999");
        require(VersionOrder.DOTTED.accepts(requirements.minimumRelayVersion()), "minimumRelayVersion is not dotted");
        require(VersionOrder.DOTTED.accepts(requirements.minimumAgentVersion()), "minimumAgentVersion is not dotted");
        require(lastReceipt == null || lastReceipt >= 1, "lastReceipt is not 1 or more");
        require(cycle == null || LINE.matcher(cycle).matches(), "cycle is not 1 to 200 printable ASCII characters");
        require(LINE.matcher(producer).matches(), "producer is not 1 to 200 printable ASCII characters");
        requireDistinct(components, removed, withdrawn);
    }

    private static void requireDistinct(List<Component> components, List<Removed> removed, List<Withdrawn> withdrawn) {
        Set<String> ids = new HashSet<>();
        components.forEach(component -> require(ids.add(component.id()), "two components have the same id"));
        removed.forEach(gone -> require(ids.add(gone.id()), "removed " + gone.id() + " is listed twice or delivered"));
        Set<String> versions = new HashSet<>();
        withdrawn.forEach(back ->
                require(versions.add(back.id() + " " + back.version()), "withdrawn " + back.id() + " is listed twice"));
    }

    /** A range that databases and other languages can hold too. */
    static boolean isWritable(Instant instant) {
        return !instant.isBefore(Instant.EPOCH) && instant.isBefore(END_OF_TIME);
    }

    /** {@code airgap-<site>-e<epoch>-s<sequence, at least six digits>.zip}. */
    public static String fileName(String site, long epoch, long sequence) {
        return String.format(Locale.ROOT, "airgap-%s-e%d-s%06d.zip", site, epoch, sequence);
    }

    static boolean isSite(String name) {
        return SITE.matcher(name).matches();
    }

    /** The bytes to sign. */
    public byte[] toPayload() {
        return ManifestJson.write(this);
    }

    /**
     * @param payload of an envelope that was verified before
     * @throws BundleException {@code BUNDLE_MANIFEST_INVALID}, or {@code BUNDLE_SCHEMA_UNSUPPORTED}
     */
    public static Manifest parse(byte[] payload) {
        return ManifestJson.parse(payload);
    }

    /** The id of the bundle with this payload: its SHA-256. */
    public static String bundleId(byte[] payload) {
        return Sha256.of(payload).hex();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BundleException(BundleException.Code.BUNDLE_MANIFEST_INVALID, "manifest: " + otherwise);
        }
    }
}
