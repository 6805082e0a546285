package dev.airgap.media.need;

import dev.airgap.media.need.NeedListException.Finding;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.MalformedException;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.Signer;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import java.util.List;

/** A need list's envelope: the file that returns. */
public final class SignedNeedList {

    /** Largest envelope in bytes. */
    public static final int LARGEST_BYTES = 64 * 1024;

    private SignedNeedList() {}

    /** @param signer holds a key that the root document delegates role SITE for the list's site */
    public static byte[] sign(NeedList list, Signer signer) {
        return Envelope.sign(PayloadTypes.NEED_LIST, list.toPayload(), List.of(signer))
                .toBytes();
    }

    /**
     * Reads a need list and verifies that {@code site} signed it.
     *
     * @throws NeedListException NEED_LIST_FORGED, NEED_LIST_MALFORMED
     */
    public static NeedList verify(byte[] bytes, TrustedRoot root, String site) {
        byte[] payload;
        try {
            payload = root.verify(Envelope.parse(bytes, LARGEST_BYTES), Role.SITE, site, PayloadTypes.NEED_LIST)
                    .payload();
        } catch (TrustException e) {
            throw new NeedListException(
                    Finding.NEED_LIST_FORGED, "Not signed by the site: " + e.code() + ": " + e.getMessage(), e);
        }
        try {
            NeedList list = NeedList.parse(payload);
            if (!list.site().equals(site)) {
                throw new NeedListException(
                        Finding.NEED_LIST_MALFORMED, "It is of site " + list.site() + ", not of " + site, null);
            }
            return list;
        } catch (MalformedException e) {
            throw new NeedListException(Finding.NEED_LIST_MALFORMED, "Not a need list: " + e.getMessage(), e);
        }
    }
}
