package dev.airgap.trust;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a log says about itself at one size (c2sp.org/tlog-checkpoint): a signed note of three lines. Extension lines are
 * refused. The name of the signing key is the origin.
 *
 * @param origin the name of the log, such as {@code airgap.example/plant-1/dmz}: no spaces, no plus sign
 * @param size number of entries
 * @param rootHash RFC 6962 root over them, 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] rootHash) {

    private static final Pattern ORIGIN = Pattern.compile("[!-*,-~]{1,200}");
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final int HASH_BYTES = 32;

    public Checkpoint {
        if (!ORIGIN.matcher(origin).matches() || size < 0 || rootHash.length != HASH_BYTES) {
            throw SignedNote.malformed("An origin without spaces, a size and a root hash of 32 bytes are needed");
        }
        rootHash = rootHash.clone();
    }

    /** The signed note in UTF-8. The signer must hold an Ed25519 key. */
    public byte[] sign(Signer signer) {
        return SignedNote.sign(text(), origin, signer);
    }

    /**
     * Reads a checkpoint and verifies that one of the keys signed it.
     *
     * @param origin the log that it must be of
     * @param keys Ed25519 keys of the log, for instance {@code document.keysOf(Role.LOG, zone)}
     * @throws CheckpointException when it is malformed, of another log, or not signed by any of the keys
     */
    public static Checkpoint verify(byte[] signedNote, String origin, Collection<VerificationKey> keys) {
        SignedNote note = SignedNote.parse(signedNote);
        Checkpoint checkpoint = ofText(note.text());
        if (!checkpoint.origin.equals(origin)) {
            throw new CheckpointException(
                    CheckpointException.Finding.CHECKPOINT_OTHER_ORIGIN,
                    "Expected a checkpoint of " + origin + ", found " + checkpoint.origin);
        }
        if (!note.isSignedBy(origin, keys)) {
            throw new CheckpointException(
                    CheckpointException.Finding.CHECKPOINT_UNTRUSTED, "No valid signature by a key of " + origin);
        }
        return checkpoint;
    }

    /** The key as {@code name+hash+key}, which tools for signed notes take to verify checkpoints of this origin. */
    public static String verifierKey(String origin, VerificationKey key) {
        return SignedNote.verifierKey(origin, key);
    }

    @Override
    public byte[] rootHash() {
        return rootHash.clone();
    }

    private String text() {
        return origin + "\n" + size + "\n" + CanonicalBase64.encode(rootHash) + "\n";
    }

    private static Checkpoint ofText(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !SIZE.matcher(lines[1]).matches()) {
            throw SignedNote.malformed("A checkpoint has three lines: origin, size, root hash");
        }
        try {
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), CanonicalBase64.decode(lines[2]));
        } catch (IllegalArgumentException invalid) {
            throw SignedNote.malformed("A line of the checkpoint cannot be read");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && origin.equals(that.origin)
                && size == that.size
                && Arrays.equals(rootHash, that.rootHash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, size, Arrays.hashCode(rootHash));
    }
}
