package dev.airgap.rules.suricata;

import java.util.Comparator;

/**
 * The identity of a rule: Suricata tells rules apart by generator and signature number.
 *
 * @param gid generator, 1 unless the rule says otherwise
 * @param sid signature number, 1 to 2^32 - 1
 */
public record RuleId(long gid, long sid) implements Comparable<RuleId> {

    static final long DEFAULT_GENERATOR = 1;
    private static final Comparator<RuleId> ORDER =
            Comparator.comparingLong(RuleId::gid).thenComparingLong(RuleId::sid);

    /** A rule of the default generator. */
    public static RuleId of(long sid) {
        return new RuleId(DEFAULT_GENERATOR, sid);
    }

    @Override
    public int compareTo(RuleId other) {
        return ORDER.compare(this, other);
    }

    /** The sid, with its generator in front where that is not the default. */
    @Override
    public String toString() {
        return gid == DEFAULT_GENERATOR ? Long.toString(sid) : gid + ":" + sid;
    }
}
