package dev.airgap.media.slip;

import dev.airgap.media.slip.SlipException.Finding;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.UntrustedException;
import dev.airgap.trust.VerificationKey;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A slip with the signature of its site.
 *
 * <p>What is signed is a receipt's envelope whose payload begins with a line that no receipt begins with, and with the site's
 * name. That the reader knows, and so neither is carried; nor is the key's id: the site has few keys.
 */
public final class SignedSlip {

    /** Largest slip in bytes: forty lines are more than anybody types. */
    public static final int LARGEST_BYTES = 600;

    private static final String FIRST_LINE = "airgap receipt slip v1\n";
    private static final byte VERSION = 1;

    private SignedSlip() {}

    /**
     * The slip's bytes: version, length of all (2 bytes, big endian), what it says, the signature.
     *
     * @param signer holds a key that the root document delegates role SITE for {@code site}
     * @throws IllegalArgumentException when they are more than {@value #LARGEST_BYTES}, as with keys whose signatures are long
     */
    public static byte[] sign(ReceiptSlip slip, String site, Signer signer) {
        byte[] said = SlipBytes.of(slip);
        byte[] signature = Envelope.sign(PayloadTypes.RECEIPT, payload(said, site), List.of(signer))
                .signatures()
                .getFirst()
                .sig();
        int length = 1 + Short.BYTES + said.length + signature.length;
        if (length > LARGEST_BYTES) {
            throw new IllegalArgumentException(
                    "a slip of %d bytes, of which %d are the signature, is more than anybody types"
                            .formatted(length, signature.length));
        }
        return ByteBuffer.allocate(length)
                .put(VERSION)
                .putShort((short) length)
                .put(said)
                .put(signature)
                .array();
    }

    /**
     * Reads a slip and verifies that {@code site} signed it.
     *
     * @throws SlipException RECEIPT_FORGED, RECEIPT_MALFORMED
     */
    public static ReceiptSlip verify(byte[] bytes, TrustedRoot root, String site) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.get() != VERSION) {
                throw new SlipException(
                        Finding.RECEIPT_MALFORMED, "It is not a slip, or one of a later version than 1", null);
            }
            if (Short.toUnsignedInt(in.getShort()) != bytes.length) {
                throw new SlipException(Finding.RECEIPT_MALFORMED, "It is not as long as it says", null);
            }
            ReceiptSlip slip = SlipBytes.read(in);
            byte[] signature = new byte[in.remaining()];
            in.get(signature);
            requireSigned(SlipBytes.of(slip), signature, root, site);
            return slip;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new SlipException(Finding.RECEIPT_MALFORMED, "Not a slip: " + e.getMessage(), e);
        }
    }

    /** What a slip says that was verified before. */
    public static ReceiptSlip read(byte[] verified) {
        return SlipBytes.read(ByteBuffer.wrap(verified).position(1 + Short.BYTES));
    }

    private static void requireSigned(byte[] said, byte[] signature, TrustedRoot root, String site) {
        if (signature.length == 0) {
            throw forged(site);
        }
        byte[] payload = payload(said, site);
        boolean signed = root.document().keysOf(Role.SITE, site).stream()
                .anyMatch(key -> isSigned(payload, signature, key, root, site));
        if (!signed) {
            throw forged(site);
        }
    }

    private static boolean isSigned(
            byte[] payload, byte[] signature, VerificationKey key, TrustedRoot root, String site) {
        Envelope envelope =
                new Envelope(PayloadTypes.RECEIPT, payload, List.of(new Envelope.Signature(key.id(), signature)));
        try {
            root.verify(envelope, Role.SITE, site, PayloadTypes.RECEIPT);
            return true;
        } catch (UntrustedException e) {
            // It may be by another key of the site.
            return false;
        }
    }

    private static SlipException forged(String site) {
        return new SlipException(Finding.RECEIPT_FORGED, "Not signed by a key of site " + site, null);
    }

    private static byte[] payload(byte[] said, String site) {
        byte[] head = (FIRST_LINE + site + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + said.length)
                .put(head)
                .put(said)
                .array();
    }
}
