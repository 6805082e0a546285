package dev.airgap.ruleupdate;

import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.StoredFile;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Signer;
import dev.airgap.zip.EntryHeader;
import dev.airgap.zip.Method;
import dev.airgap.zip.StrictZipWriter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;

/** Writes {@code .dsru} files. */
public final class RuleUpdateWriter {

    static final String ENVELOPE_ENTRY = "rule-update.dsse.json";

    private RuleUpdateWriter() {}

    /**
     * Signs a manifest and writes the container: under a temporary name beside the target, fsynced, renamed, the
     * directory fsynced. An existing target is replaced.
     *
     * @param store holds the stored form of every file of the manifest
     * @param signers of the role {@code RELEASE} for the manifest's site
     * @return the update as it was signed
     * @throws RuleUpdateException {@code DSRU_TOO_LARGE} if the envelope outgrows the format
     */
    public static RuleUpdate write(
            RuleUpdateManifest manifest, ContentStore store, List<? extends Signer> signers, Path target)
            throws IOException {
        byte[] payload = manifest.toPayload();
        byte[] envelope =
                Envelope.sign(PayloadTypes.RULE_UPDATE, payload, signers).toBytes();
        if (envelope.length > RuleUpdateLimits.MAX_ENVELOPE_BYTES) {
            throw new RuleUpdateException(
                    RuleUpdateException.Code.DSRU_TOO_LARGE,
                    "the envelope has " + envelope.length + " bytes, at most " + RuleUpdateLimits.MAX_ENVELOPE_BYTES);
        }
        Path directory = target.toAbsolutePath().getParent();
        Path part = Files.createTempFile(directory, ".dsru-", ".part");
        try {
            writeZip(part, envelope, manifest.files(), store);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        try (FileChannel renamed = FileChannel.open(directory, StandardOpenOption.READ)) {
            renamed.force(true);
        }
        return RuleUpdate.of(payload);
    }

    private static void writeZip(Path part, byte[] envelope, List<RuleUpdateFile> files, ContentStore store)
            throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                StrictZipWriter zip = new StrictZipWriter(out)) {
            zip.add(envelopeHeader(envelope), new ByteArrayInputStream(envelope));
            for (RuleUpdateFile file : files) {
                StoredFile stored = file.stored();
                try (InputStream bytes = store.open(stored.storedSha256())) {
                    zip.add(stored.header(file.name().value()), bytes);
                }
            }
            zip.finish();
            channel.force(true);
        }
    }

    private static EntryHeader envelopeHeader(byte[] envelope) {
        CRC32 crc32 = new CRC32();
        crc32.update(envelope);
        return new EntryHeader(ENVELOPE_ENTRY, Method.STORED, crc32.getValue(), envelope.length, envelope.length);
    }
}
