package dev.airgap.trust;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/**
 * A signed note with Ed25519 signatures (c2sp.org/signed-note).
 *
 * @param text what is signed; ends in a newline
 * @param signatures the lines below it
 */
record SignedNote(String text, String signatures) {

    private static final int LARGEST_BYTES = 16 * 1024;
    private static final byte ED25519_TYPE = 1;
    private static final int KEY_HASH_BYTES = 4;
    private static final String SIGNATURE_PREFIX = "\u2014 ";

    static SignedNote parse(byte[] bytes) {
        if (bytes.length > LARGEST_BYTES) {
            throw malformed("Note has " + bytes.length + " bytes, at most " + LARGEST_BYTES);
        }
        String note = utf8(bytes);
        if (note.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw malformed("Control character in a note");
        }
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
            throw malformed("Not a signed note");
        }
        return new SignedNote(note.substring(0, split + 1), note.substring(split + 2));
    }

    static byte[] sign(String text, String keyName, Signer signer) {
        byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] keyHash = keyHash(keyName, signer.verificationKey());
        byte[] both = Arrays.copyOf(keyHash, KEY_HASH_BYTES + signature.length);
        System.arraycopy(signature, 0, both, KEY_HASH_BYTES, signature.length);
        String note = text + "\n" + SIGNATURE_PREFIX + keyName + " " + CanonicalBase64.encode(both) + "\n";
        return note.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether one of the keys, under this name, signed the text. A wrong signature by a named key is a refusal. */
    boolean isSignedBy(String keyName, Collection<VerificationKey> keys) {
        boolean signed = false;
        for (String line : signatures.substring(0, signatures.length() - 1).split("\n", -1)) {
            byte[] bytes = signatureBytes(keyName, line);
            for (VerificationKey key : keys) {
                if (names(bytes, keyHash(keyName, key))) {
                    byte[] signature = Arrays.copyOfRange(bytes, KEY_HASH_BYTES, bytes.length);
                    if (!key.verifies(text.getBytes(StandardCharsets.UTF_8), signature)) {
                        return false;
                    }
                    signed = true;
                }
            }
        }
        return signed;
    }

    /** The verifier key of the specification: name, key hash and key, for tools of others. */
    static String verifierKey(String keyName, VerificationKey key) {
        return keyName + "+" + HexFormat.of().formatHex(keyHash(keyName, key)) + "+"
                + CanonicalBase64.encode(typedKey(key));
    }

    private static boolean names(byte[] signatureBytes, byte[] keyHash) {
        return signatureBytes.length > KEY_HASH_BYTES
                && Arrays.equals(Arrays.copyOf(signatureBytes, KEY_HASH_BYTES), keyHash);
    }

    /** The decoded signature of a line under this name; empty for a line under another name. */
    private static byte[] signatureBytes(String keyName, String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !line.startsWith(SIGNATURE_PREFIX)) {
            throw malformed("Not a signature line of a note");
        }
        try {
            byte[] bytes = CanonicalBase64.decode(parts[2]);
            return parts[1].equals(keyName) ? bytes : new byte[0];
        } catch (IllegalArgumentException invalid) {
            throw malformed("A signature of the note is not base64");
        }
    }

    private static byte[] keyHash(String keyName, VerificationKey key) {
        MessageDigest digest = Sha256.newDigest();
        digest.update((keyName + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(typedKey(key));
        return Arrays.copyOf(digest.digest(), KEY_HASH_BYTES);
    }

    private static byte[] typedKey(VerificationKey key) {
        byte[] raw = EdwardsPoints.rawKey(key);
        byte[] typed = new byte[1 + raw.length];
        typed[0] = ED25519_TYPE;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return typed;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException invalid) {
            throw malformed("Note is not UTF-8");
        }
    }

    static CheckpointException malformed(String message) {
        return new CheckpointException(CheckpointException.Finding.CHECKPOINT_MALFORMED, message);
    }
}
