package dev.airgap.audit.mirror;

import dev.airgap.audit.chain.EventReader;
import dev.airgap.audit.chain.UnreadableEventException;
import dev.airgap.audit.log.NewEntry;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.kit.zone.Here;
import dev.airgap.media.log.LogSegmentHeader;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptException;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.CheckpointException;
import dev.airgap.trust.Role;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.VerificationKey;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;

/** The other zone's log as the root document names it: what may speak for it, and what may be in it. */
@ApplicationScoped
class OtherLog {

    private final MirrorConfig config;
    private final TrustedRoots roots;
    private final EventReader events;
    private final Here here;

    OtherLog(MirrorConfig config, TrustedRoots roots, EventReader events, Here here) {
        this.config = config;
        this.roots = roots;
        this.events = events;
        this.here = here;
    }

    /** A root that is refused stops the start, and not the first transfer. */
    void check(@Observes StartupEvent event) {
        root();
    }

    String origin() {
        return config.mirrorOrigin();
    }

    Zone zone() {
        return here.isDmz() ? Zone.AIRGAP : Zone.DMZ;
    }

    /** @throws LogMissingException if the segment's checkpoint is not the other log's */
    ClaimedCheckpoint verify(LogSegmentHeader header) {
        try {
            return new ClaimedCheckpoint(header.verify(origin(), logKeys()), header.checkpoint());
        } catch (CheckpointException e) {
            throw LogMissingException.untrusted(e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** @throws LogMissingException if the checkpoint is not the other log's */
    ClaimedCheckpoint verify(byte[] note) {
        try {
            return new ClaimedCheckpoint(Checkpoint.verify(note, origin(), logKeys()), note);
        } catch (CheckpointException e) {
            throw LogMissingException.untrusted(e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** @throws LogMissingException if it is not a receipt of the site */
    Receipt receipt(byte[] envelope) {
        try {
            return SignedReceipt.verify(envelope, root(), here.site());
        } catch (ReceiptException e) {
            throw LogMissingException.untrusted(e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** @throws LogMissingException if the value is not an event of a service of the other zone */
    NewEntry entry(long index, byte[] value) {
        try {
            NewEntry entry = events.read(value);
            if (Arrays.stream(Service.values())
                    .noneMatch(service -> service.producerIn(zone()).equals(entry.producer()))) {
                throw LogMissingException.untrusted(
                        LogMissingException.ENTRY_UNREADABLE,
                        "entry %d is of %s, which is no service of zone %s"
                                .formatted(index, entry.producer(), zone().label()));
            }
            return entry;
        } catch (UnreadableEventException e) {
            throw LogMissingException.untrusted(
                    LogMissingException.ENTRY_UNREADABLE, "entry %d: %s".formatted(index, e.detail()));
        }
    }

    /** Read at each use, so that a newer root needs no restart. */
    private TrustedRoot root() {
        return roots.newest();
    }

    private List<VerificationKey> logKeys() {
        return root().document().keysOf(Role.LOG, here.isDmz() ? here.site() : Zone.DMZ.label());
    }
}
