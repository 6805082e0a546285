package dev.airgap.bundle;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what passes through it. */
final class Digesting extends FilterOutputStream {

    private final MessageDigest digest;
    private long size;

    private Digesting(OutputStream out, MessageDigest digest) {
        super(out);
        this.digest = digest;
    }

    static Digesting into(OutputStream out) {
        return new Digesting(out, newSha256());
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String hex(MessageDigest finished) {
        return HexFormat.of().formatHex(finished.digest());
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        digest.update((byte) b);
        size++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        digest.update(bytes, from, count);
        size += count;
    }

    long size() {
        return size;
    }

    /** The digest of everything written; ends the hashing. */
    String sha256() {
        return hex(digest);
    }
}
