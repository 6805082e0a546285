package dev.airgap.transfer.arrival;

import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.media.FoundTransfer;
import dev.airgap.media.MediumException;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Takes the root documents from a medium, before anything on it is believed: they decide which keys still count. */
@ApplicationScoped
class ArrivingRoots {

    private final TrustedRoots roots;

    ArrivingRoots(TrustedRoots roots) {
        this.roots = roots;
    }

    /**
     * The newest root there is here.
     *
     * @throws Refusal ROOT_UNREADABLE if this service has none that it can use
     */
    TrustedRoot newest() {
        try {
            return roots.newest();
        } catch (TrustException e) {
            throw new Refusal(Refusal.ROOT_UNREADABLE, "The root of this service is not usable: " + e.code());
        } catch (UncheckedIOException e) {
            throw new Refusal(Refusal.ROOT_UNREADABLE, "The root of this service cannot be read.");
        }
    }

    /**
     * Walks to the roots that came with a transfer and keeps them, whatever becomes of the transfer.
     *
     * @return why none of them was taken; empty if they were, or are known
     */
    Optional<TransferError> take(FoundTransfer found, Arrival arrival) {
        try {
            roots.commit(
                    roots.walk(found.roots().envelopes()), found.transferId(), event -> event.by(arrival.custodian()));
            return Optional.empty();
        } catch (MediumException e) {
            return Optional.of(new TransferError(e.code(), String.valueOf(e.getMessage())));
        } catch (TrustException e) {
            return Optional.of(new TransferError(e.code(), "roots.json: " + e.getMessage()));
        }
    }
}
