package dev.airgap.media;

import dev.airgap.trust.MalformedException;
import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a sealed transfer carries: the payload of {@code airgap/<transferId>/volume-<n>-of-<m>.dsse.json}.
 *
 * @param transferId lower-case UUID, also the folder's name
 * @param volume which part of it this medium holds
 * @param mediumSerial of the registered medium it was written to, 1 to 100 printable ASCII characters
 * @param sealNumber of the seal that closes the bag, 1 to 50 printable ASCII characters; null where nobody carries a bag
 * @param site it is meant for
 * @param cycle id of the cycle it belongs to, 1 to 100 printable ASCII characters
 * @param sealedAt by the clock of who sealed it
 * @param files at least one, names unique after lower-casing
 * @param log the piece of the DMZ's audit log that travels with it
 * @param roots the root documents that travel with it
 * @param receiptKnown the newest receipt of the site that the DMZ had accepted; null before the first
 */
public record VolumeManifest(
        String transferId,
        Volume volume,
        String mediumSerial,
        @Nullable String sealNumber,
        String site,
        String cycle,
        Instant sealedAt,
        List<TransferFile> files,
        SealedLog log,
        SealedRoots roots,
        @Nullable KnownReceipt receiptKnown) {

    private static final int MOST_FILES = 1000;
    private static final Pattern SEAL = Pattern.compile("[!-~]([ -~]{0,48}[!-~])?");
    private static final Pattern TEXT = Pattern.compile("[ -~]{1,100}");

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public VolumeManifest {
        require(MediumLayout.isTransferId(transferId), "transferId", transferId);
        require(TEXT.matcher(mediumSerial).matches(), "mediumSerial", mediumSerial);
        require(sealNumber == null || SEAL.matcher(sealNumber).matches(), "sealNumber", String.valueOf(sealNumber));
        require(MediumLayout.isSite(site), "site", site);
        require(TEXT.matcher(cycle).matches(), "cycle", cycle);
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(roots, "roots");
        files = List.copyOf(files);
        require(!files.isEmpty() && files.size() <= MOST_FILES, "files", files.size() + " files");
        Set<String> names = new HashSet<>();
        for (TransferFile file : files) {
            require(names.add(file.name().toLowerCase(Locale.ROOT)), "files", "two are called " + file.name());
        }
        volume.requireOf(files);
    }

    /** The sum of the sizes of what lies on this volume, in bytes: its pieces, and on the first one the log's segment. */
    public long bytes() {
        long segment = hasLog() ? log.size() : 0;
        return pieces().stream().mapToLong(each -> each.piece().size()).reduce(segment, Math::addExact);
    }

    /** Whether the log's segment lies on this volume: on the first. */
    public boolean hasLog() {
        return volume.number() == 1;
    }

    /** The bytes that are signed: compact JSON, members in a fixed order. */
    public byte[] toPayload() {
        return VolumeManifestJson.write(this);
    }

    /**
     * Reads a payload. Its signature has to be verified before.
     *
     * @throws MalformedException naming the JSON path: a member missing, unknown, of another type, or out of range
     */
    public static VolumeManifest parse(byte[] payload) {
        return VolumeManifestJson.read(payload);
    }

    /** What lies in {@code payload/} on this volume. */
    public List<SealedPiece> pieces() {
        return volume.here(files);
    }

    /**
     * What all volumes of one set have in common, whichever medium each is on and whenever it was sealed: the SHA-256 of the
     * payload without the volume's number, the medium, the bag's seal, and the time.
     */
    public Sha256 setDigest() {
        return Sha256.of(VolumeManifestJson.writeSet(this));
    }

    private static void require(boolean holds, String component, String value) {
        if (!holds) {
            throw new IllegalArgumentException(component + " is not valid: " + value);
        }
    }
}
