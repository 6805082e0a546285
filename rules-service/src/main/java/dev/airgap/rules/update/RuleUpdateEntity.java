package dev.airgap.rules.update;

import dev.airgap.ruleupdate.RuleUpdate;
import dev.airgap.ruleupdate.RuleUpdateFile;
import dev.airgap.ruleupdate.RuleUpdateManifest;
import dev.airgap.ruleupdate.RuleUpdateNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "rule_update")
class RuleUpdateEntity {

    @Id
    String id;

    String site;
    String number;

    @Enumerated(EnumType.STRING)
    private RuleUpdateState state;

    @Column(name = "file_name")
    private String fileName;

    private long size;
    private String sha256;
    private byte[] manifest;
    private int rules;

    @Column(name = "rule_set_digest")
    private String ruleSetDigest;

    @Column(name = "cycle_id")
    @Nullable
    String cycleId;

    @Column(name = "brought_by")
    @Nullable
    String broughtBy;

    @Nullable
    String summary;

    @Column(name = "summary_basis")
    @Nullable
    String summaryBasis;

    @Column(name = "cause_event")
    @Nullable
    String causeEvent;

    @Column(name = "confirmed_by")
    @Nullable
    String confirmedBy;

    private @Nullable String code;
    private @Nullable String detail;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "applied_at")
    @Nullable
    Instant appliedAt;

    @Column(name = "in_use_since_receipt")
    private @Nullable Long inUseSinceReceipt;

    /** The number that the manifest says was there before it. */
    @Nullable
    String previous;

    @Version
    private int version;

    RuleUpdateEntity() {}

    static RuleUpdateEntity of(RuleUpdate update, StoredUpdate file, RuleUpdateState state, Instant now) {
        RuleUpdateManifest manifest = update.manifest();
        RuleUpdateEntity row = new RuleUpdateEntity();
        row.id = update.id().hex();
        row.site = manifest.site();
        row.number = manifest.number().toString();
        row.state = state;
        row.fileName = manifest.number().fileName();
        row.size = file.size();
        row.sha256 = file.sha256();
        row.manifest = manifest.toPayload();
        row.rules = manifest.files().stream().mapToInt(RuleUpdateFile::rules).sum();
        row.ruleSetDigest = RuleSetDigest.of(manifest.files());
        row.previous =
                manifest.previous().map(before -> before.number().toString()).orElse(null);
        row.recordedAt = now;
        row.updatedAt = now;
        return row;
    }

    RuleUpdateState state() {
        return state;
    }

    void to(RuleUpdateState target, Instant now) {
        state = state.to(target);
        updatedAt = now;
    }

    void reject(String why, String explanation, Instant now) {
        to(RuleUpdateState.REJECTED, now);
        code = why;
        detail = explanation;
    }

    /** What a receipt says of it: in use since this one or an earlier, or not in use. */
    void told(boolean inUse, long receiptNumber, Instant now) {
        Long since = inUse ? Long.valueOf(inUseSinceReceipt == null ? receiptNumber : inUseSinceReceipt) : null;
        if (!Objects.equals(since, inUseSinceReceipt)) {
            inUseSinceReceipt = since;
            updatedAt = now;
        }
    }

    KnownRuleUpdate toRuleUpdate() {
        return new KnownRuleUpdate(
                id,
                site,
                RuleUpdateNumber.parse(number),
                state,
                size,
                sha256,
                rules,
                ruleSetDigest,
                RuleUpdateManifest.parse(manifest),
                Optional.ofNullable(cycleId),
                Optional.ofNullable(broughtBy),
                Optional.ofNullable(summaryBasis),
                Optional.ofNullable(causeEvent),
                Optional.ofNullable(confirmedBy),
                Optional.ofNullable(code)
                        .map(c -> new KnownRuleUpdate.Failure(
                                c, Optional.ofNullable(detail).orElse(""))),
                recordedAt,
                updatedAt,
                Optional.ofNullable(appliedAt),
                Optional.ofNullable(inUseSinceReceipt));
    }
}
