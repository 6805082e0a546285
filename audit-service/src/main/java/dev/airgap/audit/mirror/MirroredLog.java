package dev.airgap.audit.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HexFormat;
import java.util.List;

/** Tells what is known of the other zone's log. */
@ApplicationScoped
public class MirroredLog {

    private final OtherLog otherLog;
    private final MirrorHeads heads;
    private final MirroredEntries entries;
    private final MirrorJobs jobs;

    MirroredLog(OtherLog otherLog, MirrorHeads heads, MirroredEntries entries, MirrorJobs jobs) {
        this.otherLog = otherLog;
        this.heads = heads;
        this.entries = entries;
        this.jobs = jobs;
    }

    @Transactional
    public MirrorStanding standing() {
        MirrorHead head = heads.get();
        return new MirrorStanding(
                otherLog.origin(), head.size(), HexFormat.of().formatHex(head.rootHash()), head.state());
    }

    /** How many entries are kept here. */
    @Transactional
    public long entries() {
        return heads.get().entries();
    }

    /** How much has come and is not judged yet. */
    public long waiting() {
        return jobs.waiting();
    }

    /** The label of the other zone. */
    public String zone() {
        return otherLog.zone().label();
    }

    /** The entries of a cycle that are known here, in the order they came. */
    public List<MirroredEntry> entriesOfCycle(String cycleId) {
        return entriesOfCycleAfter(cycleId, -1);
    }

    /** The entries of a cycle that came after the one with this {@link MirroredEntry#arrival}. */
    @Transactional
    public List<MirroredEntry> entriesOfCycleAfter(String cycleId, long arrival) {
        return entries.ofCycleAfter(cycleId, arrival).stream()
                .map(MirroredEntryEntity::toEntry)
                .toList();
    }
}
