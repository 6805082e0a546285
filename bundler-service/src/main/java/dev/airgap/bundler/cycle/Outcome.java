package dev.airgap.bundler.cycle;

import dev.airgap.contracts.Standing;
import dev.airgap.contracts.data.ReceiptFile;
import dev.airgap.contracts.data.ReceiptTransfer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a cycle ended, decided from what the site says of its transfer.
 *
 * @param activated whether the site says that it has served the cycle's bundle
 * @param code why it is not UPDATED or UP_TO_DATE; also when a newer bundle was served instead
 */
record Outcome(
        Standing standing,
        boolean activated,
        @Nullable String code,
        @Nullable String detail) {

    private static final String BUNDLE = "bundle";

    /**
     * Decides.
     *
     * @param nothingNew whether the bundle carries the very snapshot that the site served before it
     * @param withoutRules why no rule update went with the bundle, if one should have
     * @return empty while the site has not decided on everything: the cycle stays open
     */
    static Optional<Outcome> of(ReceiptTransfer transfer, boolean nothingNew, Optional<Reason> withoutRules) {
        if (transfer.code() != null) {
            return Optional.of(rejected(transfer.code(), transfer.detail()));
        }
        if (transfer.files().stream().anyMatch(file -> FileOutcome.of(file) == FileOutcome.PENDING)) {
            return Optional.empty();
        }
        return transfer.files().stream()
                .filter(file -> file.kind().equals(BUNDLE))
                .findFirst()
                .map(bundle -> ofBundle(bundle, nothingNew))
                .map(outcome -> outcome.lacking(withoutRules.or(() -> refusedPart(transfer.files()))));
    }

    /** Two persons close the cycle although nobody has proved what became of it. */
    static Outcome unconfirmed(String reason) {
        return new Outcome(Standing.UNCONFIRMED, false, "CLOSED_WITHOUT_RECEIPT", reason);
    }

    /** Two persons say that the medium will not come back. */
    static Outcome lost(String reason) {
        return new Outcome(Standing.LOST, false, "DECLARED_LOST", reason);
    }

    /** The same, if nothing optional is missing: else what was carried is in use without it. */
    Outcome lacking(Optional<Reason> part) {
        boolean good = standing == Standing.UPDATED || standing == Standing.UP_TO_DATE;
        return good && part.isPresent()
                ? new Outcome(
                        Standing.DEGRADED,
                        activated,
                        part.get().code(),
                        part.get().detail())
                : this;
    }

    /** Whether a person would be told the same. */
    boolean isSameAs(Outcome other) {
        return standing == other.standing && Objects.equals(code, other.code);
    }

    private static Outcome ofBundle(ReceiptFile bundle, boolean nothingNew) {
        return switch (FileOutcome.of(bundle)) {
            case ACTIVATED, APPLIED, ALREADY_APPLIED ->
                new Outcome(nothingNew ? Standing.UP_TO_DATE : Standing.UPDATED, true, null, null);
            case SUPERSEDED ->
                new Outcome(Standing.UP_TO_DATE, false, "SUPERSEDED", "The site took a newer bundle instead.");
            case REJECTED, REVERTED, PENDING -> rejected(codeOf(bundle), bundle.detail());
        };
    }

    private static Outcome rejected(String code, @Nullable String detail) {
        return new Outcome(Standing.REJECTED, false, code, detail);
    }

    /** The first file beside the bundle that is not in use. */
    private static Optional<Reason> refusedPart(List<ReceiptFile> files) {
        return files.stream()
                .filter(file -> !file.kind().equals(BUNDLE))
                .filter(file -> !isInUse(FileOutcome.of(file)))
                .findFirst()
                .map(file -> new Reason(codeOf(file), Objects.requireNonNullElse(file.detail(), file.name())));
    }

    private static boolean isInUse(FileOutcome outcome) {
        return switch (outcome) {
            case ACTIVATED, APPLIED, ALREADY_APPLIED, SUPERSEDED -> true;
            case REVERTED, REJECTED, PENDING -> false;
        };
    }

    private static String codeOf(ReceiptFile file) {
        return Objects.requireNonNullElse(file.code(), file.outcome());
    }
}
