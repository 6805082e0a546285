package dev.airgap.audit.chain;

import dev.airgap.audit.alarm.Alarms;
import dev.airgap.audit.log.AuditLog;
import dev.airgap.audit.log.LogEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Puts received events where they belong. One transaction per message: entry, tree, head and alarm commit together. */
@ApplicationScoped
class Reception {

    private final ChainHeads heads;
    private final WaitingEvents waiting;
    private final ForkedEvents forks;
    private final AuditLog log;
    private final Alarms alarms;

    Reception(ChainHeads heads, WaitingEvents waiting, ForkedEvents forks, AuditLog log, Alarms alarms) {
        this.heads = heads;
        this.waiting = waiting;
        this.forks = forks;
        this.log = log;
        this.alarms = alarms;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Received receive(ChainLink link) {
        ChainHeadEntity row = heads.lock(link.producer());
        ChainHead head = row.toHead();
        return switch (head.placeOf(link)) {
            case NEXT -> {
                row.moveTo(appendWithFollowers(head, link));
                yield Received.LOGGED;
            }
            case PAST -> compareWithLogged(head, link);
            case AHEAD -> waiting.keep(link) ? Received.WAITING : Received.DUPLICATE;
            case ASTRAY -> astray(head, link);
        };
    }

    private ChainHead appendWithFollowers(ChainHead head, ChainLink link) {
        ChainHead reached = append(head, link);
        while (true) {
            ChainHead before = reached;
            for (ChainLink follower : waiting.take(reached.producer(), reached.seq() + 1)) {
                reached = follow(reached, follower);
            }
            if (reached.equals(before)) {
                alarms.closeGaps(reached.producer(), reached.seq());
                return reached;
            }
        }
    }

    private ChainHead follow(ChainHead head, ChainLink follower) {
        return switch (head.placeOf(follower)) {
            case NEXT -> append(head, follower);
            case ASTRAY -> {
                astray(head, follower);
                yield head;
            }
            case PAST -> {
                compareWithLogged(head, follower);
                yield head;
            }
            case AHEAD -> throw new IllegalStateException("number " + follower.seq() + " was asked for too early");
        };
    }

    private ChainHead append(ChainHead head, ChainLink link) {
        log.append(link.toEntry());
        return head.after(link);
    }

    private Received compareWithLogged(ChainHead head, ChainLink link) {
        String logged = log.entryOf(link.producer(), link.seq())
                .map(LogEntry::sha256)
                .orElseThrow(() -> new IllegalStateException(
                        "%s %d is in the chain and not in the log".formatted(link.producer(), link.seq())));
        if (logged.equals(link.sha256())) {
            return Received.DUPLICATE;
        }
        forks.keep(link, head, "number %d is logged with SHA-256 %s".formatted(link.seq(), logged));
        return Received.FORKED;
    }

    /** Not appended: if it is a forgery the true event still can be, and what follows a broken chain waits, unlost. */
    private Received astray(ChainHead head, ChainLink link) {
        String reason = "number %d continues %s, the last logged event is %s"
                .formatted(link.seq(), link.previous(), head.sha256());
        forks.keep(link, head, reason);
        return Received.FORKED;
    }
}
