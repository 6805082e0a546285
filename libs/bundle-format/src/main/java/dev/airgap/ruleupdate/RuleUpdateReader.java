package dev.airgap.ruleupdate;

import dev.airgap.bundle.ContentSink;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.PendingContent;
import dev.airgap.bundle.StoredFile;
import dev.airgap.ruleupdate.RuleUpdateException.Code;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.zip.Deflation;
import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.StrictZipReader;
import dev.airgap.zip.ZipRefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code .dsru} once, front to back: {@link #verify}, then {@link #extract}. Nothing of it may be used before
 * {@code extract} has returned. A refusal is a {@link RuleUpdateException} or, for what the root does not vouch for, a
 * {@link dev.airgap.trust.TrustException}; an {@link IOException} says nothing about the content.
 */
public final class RuleUpdateReader implements AutoCloseable {

    private final StrictZipReader zip;
    private @Nullable Envelope envelope;
    private @Nullable RuleUpdate verified;

    private RuleUpdateReader(FileChannel channel) {
        this.zip = new StrictZipReader(channel);
    }

    /**
     * Opens a regular file; follows no link.
     *
     * @throws RuleUpdateException {@code DSRU_NOT_A_FILE}, or {@code DSRU_TOO_LARGE} by the size of the file
     */
    public static RuleUpdateReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new RuleUpdateException(Code.DSRU_NOT_A_FILE, file.getFileName() + " is not a regular file");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        if (channel.size() > RuleUpdateLimits.MAX_CONTAINER_BYTES) {
            channel.close();
            throw new RuleUpdateException(
                    Code.DSRU_TOO_LARGE, "more than " + RuleUpdateLimits.MAX_CONTAINER_BYTES + " bytes");
        }
        return new RuleUpdateReader(channel);
    }

    /**
     * Verifies the signatures and reads the manifest.
     *
     * @param site the own site: the delegation is looked up for it, and the manifest must name it
     * @param fileName the name under which the file came
     */
    public RuleUpdate verify(TrustedRoot root, String site, String fileName) throws IOException {
        byte[] payload = root.verify(envelope(), Role.RELEASE, site, PayloadTypes.RULE_UPDATE)
                .payload();
        RuleUpdate update = RuleUpdate.of(payload);
        RuleUpdateManifest manifest = update.manifest();
        if (!manifest.site().equals(site)) {
            throw new RuleUpdateException(
                    Code.DSRU_WRONG_SITE, "signed for site " + manifest.site() + ", this is site " + site);
        }
        if (!manifest.number().fileName().equals(fileName)) {
            throw new RuleUpdateException(
                    Code.DSRU_RENAMED,
                    "signed as " + manifest.number().fileName() + ", came as " + fileName.replaceAll("\\p{C}", "?"));
        }
        verified = update;
        return update;
    }

    /**
     * The site that this file claims to be for; empty if it cannot be read. Good for choosing whose delegation {@link
     * #verify} has to look at, where the reader has no site of its own, and for nothing else. Comes before it.
     */
    public Optional<String> claimedSite() throws IOException {
        byte[] payload = envelope().payload();
        try {
            return Optional.of(RuleUpdateManifest.parse(payload).site());
        } catch (RuleUpdateException unsigned) {
            return Optional.empty();
        }
    }

    /**
     * Checks every remaining byte of the file and puts the rule files into the store. What a refused file left in the
     * store is addressed by its digest and used by nobody.
     *
     * @return the update, now proved complete; its files can be opened from the store
     * @throws IllegalStateException before {@link #verify}
     */
    public RuleUpdate extract(ContentStore store) throws IOException {
        return extract((ContentSink) store);
    }

    /** Like {@link #extract}, and keeps nothing and writes nowhere. */
    public RuleUpdate check() throws IOException {
        return extract(ContentSink.none());
    }

    private RuleUpdate extract(ContentSink sink) throws IOException {
        RuleUpdate update = verified;
        if (update == null) {
            throw new IllegalStateException("verify comes first");
        }
        try {
            for (RuleUpdateFile file : update.manifest().files()) {
                extract(file, sink);
            }
            zip.finish();
        } catch (ZipRefusedException e) {
            throw new RuleUpdateException(afterTheManifest(e), e.entry(), e.getMessage(), e);
        }
        sink.sync();
        return update;
    }

    private void extract(RuleUpdateFile file, ContentSink sink) throws IOException {
        StoredFile expected = file.stored();
        EntryHeader header = expected.header(file.name().value());
        long offset = zip.offset();
        try (PendingContent blob = sink.newBlob()) {
            zip.next(header, blob);
            requireDigest(file, offset, "stored bytes", expected.storedSha256(), blob.finish());
            blob.commit(expected.storedSha256());
        }
        long from = offset + StrictZipReader.headerSize(header);
        DigestOutputStream content = new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.newDigest());
        // Where nothing was kept the file itself is read again, and may give other bytes than before.
        try (DigestInputStream stored = new DigestInputStream(
                sink.kept(expected.storedSha256()).orElseGet(() -> zip.again(from, expected.storedSize())),
                Sha256.newDigest())) {
            Deflation.decode(header, stored, content);
            requireDigest(file, offset, "stored bytes", expected.storedSha256(), hex(stored.getMessageDigest()));
        }
        requireDigest(file, offset, "content", expected.sha256(), hex(content.getMessageDigest()));
    }

    private static void requireDigest(RuleUpdateFile file, long offset, String what, String signed, String actual) {
        if (!actual.equals(signed)) {
            throw new RuleUpdateException(
                    Code.DSRU_TAMPERED,
                    file.name().value(),
                    "%s at offset %d: %s have SHA-256 %s, signed %s"
                            .formatted(file.name(), offset, what, actual, signed),
                    null);
        }
    }

    private static String hex(MessageDigest finished) {
        return Sha256.ofDigest(finished.digest()).hex();
    }

    private Envelope envelope() throws IOException {
        if (envelope == null) {
            try {
                byte[] bytes = zip.nextStored(RuleUpdateWriter.ENVELOPE_ENTRY, RuleUpdateLimits.MAX_ENVELOPE_BYTES);
                envelope = Envelope.parse(bytes, RuleUpdateLimits.MAX_ENVELOPE_BYTES);
            } catch (ZipRefusedException e) {
                throw new RuleUpdateException(
                        beforeTheManifest(e), e.entry(), "not a rule update file: " + e.getMessage(), e);
            }
        }
        return envelope;
    }

    private static Code beforeTheManifest(ZipRefusedException e) {
        return switch (e.finding()) {
            case TRUNCATED -> Code.DSRU_TRUNCATED;
            case TOO_LARGE -> Code.DSRU_TOO_LARGE;
            case CONTENT_MISMATCH -> Code.DSRU_TAMPERED;
            case HEADER_MISMATCH, ENTRY_MISSING, ENTRY_ADDED, TRAILING_BYTES -> Code.DSRU_MALFORMED;
        };
    }

    private static Code afterTheManifest(ZipRefusedException e) {
        return switch (e.finding()) {
            case TRUNCATED -> Code.DSRU_TRUNCATED;
            case TOO_LARGE -> Code.DSRU_TOO_LARGE;
            case ENTRY_MISSING, ENTRY_ADDED -> Code.DSRU_ENTRIES_DIFFER;
            case HEADER_MISMATCH, CONTENT_MISMATCH, TRAILING_BYTES -> Code.DSRU_TAMPERED;
        };
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
