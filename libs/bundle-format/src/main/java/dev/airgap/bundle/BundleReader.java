package dev.airgap.bundle;

import dev.airgap.bundle.BundleException.Code;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.Verified;
import dev.airgap.zip.StrictZipReader;
import dev.airgap.zip.ZipRefusedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bundle once, front to back: {@link #open}, {@link #roots}, {@link #verify}, {@link #extract}, each once and in
 * this order; {@link #check} is an {@code extract} that keeps nothing. Nothing is parsed before the bytes it is in are
 * verified, but for the envelope and the roots themselves.
 *
 * <p>Every method throws {@link BundleException} for what this library refuses and {@link
 * dev.airgap.trust.TrustException} for what the trust library refuses; both have a stable code.
 */
public final class BundleReader implements AutoCloseable {

    /** Largest envelope in bytes. */
    public static final int MAX_ENVELOPE = 256 << 10;

    private final Path file;
    private final @Nullable Object fileKey;
    private final StrictZipReader zip;
    private byte[] envelope = new byte[0];
    private byte[] roots = new byte[0];
    private @Nullable Manifest manifest;

    private BundleReader(Path file, @Nullable Object fileKey, StrictZipReader zip) {
        this.file = file;
        this.fileKey = fileKey;
        this.zip = zip;
    }

    /**
     * Opens the file; symbolic links are not followed.
     *
     * @throws BundleException {@code BUNDLE_NOT_A_FILE}, {@code BUNDLE_UNREADABLE}
     */
    public static BundleReader open(Path file) {
        try {
            Object key = regularFileKey(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            if (!Objects.equals(key, regularFileKey(file))) {
                channel.close();
                throw new BundleException(
                        Code.BUNDLE_UNREADABLE, file.getFileName() + " was replaced while it was opened");
            }
            return new BundleReader(file, key, new StrictZipReader(channel));
        } catch (IOException e) {
            throw new BundleException(
                    Code.BUNDLE_UNREADABLE, file.getFileName() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static @Nullable Object regularFileKey(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new BundleException(Code.BUNDLE_NOT_A_FILE, file.getFileName() + " is not a regular file");
        }
        return attributes.fileKey();
    }

    /** Whether the path still names the file that is read here (same device and inode). */
    public boolean isStillAt(Path path) {
        try {
            return fileKey != null && fileKey.equals(regularFileKey(path));
        } catch (IOException | BundleException gone) {
            return false;
        }
    }

    /**
     * Reads entries 0 and 1 and returns the root envelopes that the bundle carries, for {@link TrustedRoot#walk}. They are
     * worth keeping if they walk, whatever becomes of the bundle.
     */
    public List<byte[]> roots() {
        try {
            envelope = zip.nextStored(BundlePath.ENVELOPE_ENTRY, MAX_ENVELOPE);
            roots = zip.nextStored(BundlePath.ROOTS_ENTRY, Roots.MAX_BYTES);
            return Roots.parse(roots).envelopes();
        } catch (ZipRefusedException e) {
            throw Findings.of(file, e);
        } catch (IOException e) {
            throw Findings.unreadable(file, e);
        }
    }

    /**
     * The id of the bundle that this file claims to be: whose it is, and whether the rest of the file belongs to it, is not
     * known. Good for telling whether a file is one that was verified before.
     *
     * @throws dev.airgap.trust.TrustException if the envelope is malformed
     */
    public String claimedBundleId() {
        return Manifest.bundleId(Envelope.parse(envelope, MAX_ENVELOPE).payload());
    }

    /**
     * The site that this file claims to be for; empty if it cannot be read. Good for choosing whose delegation {@link
     * #verify} has to look at, where the reader has no site of its own, and for nothing else.
     *
     * @throws dev.airgap.trust.TrustException if the envelope is malformed
     */
    public Optional<String> claimedSite() {
        byte[] payload = Envelope.parse(envelope, MAX_ENVELOPE).payload();
        try {
            return Optional.of(Manifest.parse(payload).site());
        } catch (BundleException unsigned) {
            return Optional.empty();
        }
    }

    /**
     * Verifies the envelope under {@code newest}, then the manifest against the expectations.
     *
     * @param newest the reader's own root after it walked {@link #roots}
     * @throws dev.airgap.trust.TrustException if the release role does not vouch for it at this site
     */
    public VerifiedBundle verify(TrustedRoot newest, Expectations expectations) {
        Envelope parsed = Envelope.parse(envelope, MAX_ENVELOPE);
        if (!Arrays.equals(parsed.toBytes(), envelope)) {
            // White space and escapes are signed by nobody: one manifest and its signatures are one file.
            throw tampered(BundlePath.ENVELOPE_ENTRY, "is not in the one spelling of an envelope");
        }
        Verified verified = newest.verify(parsed, Role.RELEASE, expectations.site(), PayloadTypes.BUNDLE);
        Manifest read = Manifest.parse(verified.payload());
        new ManifestCheck(file, read, expectations).run();
        if (roots.length != read.roots().size()
                || !Sha256.of(roots).hex().equals(read.roots().sha256())) {
            throw tampered(BundlePath.ROOTS_ENTRY, "is not the one that is signed");
        }
        requireRootVersion(read.roots().version(), newest);
        manifest = read;
        return new VerifiedBundle(Manifest.bundleId(verified.payload()), read, verified.signers());
    }

    /** What the roots lead to is what the manifest was signed under; a site that knows it already may be sent none. */
    private void requireRootVersion(long signed, TrustedRoot newest) {
        List<byte[]> carried = Roots.parse(roots).envelopes();
        boolean leadsThere =
                carried.isEmpty() ? newest.document().version() >= signed : version(carried.getLast()) == signed;
        if (!leadsThere) {
            throw new BundleException(
                    Code.BUNDLE_ROOTS_INVALID,
                    BundlePath.ROOTS_ENTRY,
                    file.getFileName() + ": roots.json does not end with root version " + signed,
                    null);
        }
    }

    private static int version(byte[] rootEnvelope) {
        return RootDocument.parse(
                        Envelope.parse(rootEnvelope, TrustedRoot.LARGEST_BYTES).payload())
                .version();
    }

    private BundleException tampered(String entry, String detail) {
        return new BundleException(
                Code.BUNDLE_TAMPERED, entry, file.getFileName() + ": entry " + entry + " " + detail, null);
    }

    /**
     * Reads and verifies everything else, and keeps every content, and the index, in the store. When this returns the
     * whole file was as signed and the store is durable; when it throws, the store may hold some more verified contents.
     *
     * @param held what a differential bundle may rest on
     * @return the complete listing of the snapshot that results
     * @throws IOException if the store cannot be written
     */
    public Resulting extract(ContentStore store, HeldSnapshots held, Progress progress) throws IOException {
        Manifest verified = Objects.requireNonNull(manifest, "verify first");
        return new Extraction(file, zip, verified, store, progress).run(Listing.of(verified, store, held));
    }

    /**
     * Reads and verifies everything else, keeps nothing and writes nowhere, in memory that does not grow with the size of
     * the bundle. What has to be read twice is hashed twice. Every byte of a differential bundle is verified too; what it
     * results in together with its base is not known here.
     *
     * @return the files that it carries, good until this reader is closed
     * @throws IOException never of the file itself, which is a {@link BundleException}
     */
    public BundleContents check(Progress progress) throws IOException {
        Manifest verified = Objects.requireNonNull(manifest, "verify first");
        long indexOffset = zip.offset();
        new Extraction(file, zip, verified, ContentSink.none(), progress).run(Listing.ofCarried(verified));
        return new BundleContents(file, zip, verified, indexOffset);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
