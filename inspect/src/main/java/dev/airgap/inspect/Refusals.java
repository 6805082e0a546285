package dev.airgap.inspect;

import dev.airgap.bundle.BundleException;
import dev.airgap.media.MediumCode;
import dev.airgap.media.MediumException;
import dev.airgap.media.receipt.ReceiptException;
import dev.airgap.ruleupdate.RuleUpdateException;
import dev.airgap.trust.TrustException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;

/** The verdict that follows from an exception of the trusted libraries. */
final class Refusals {

    /** The file or folder cannot be read. */
    static final String FILE_UNREADABLE = "FILE_UNREADABLE";

    private Refusals() {}

    /** @throws RuntimeException the failure, if it is none of theirs: a defect */
    static Verdict of(String file, RuntimeException failure) {
        return switch (failure) {
            case BundleException e
            when e.finding() == BundleException.Code.BUNDLE_UNREADABLE ->
                new Verdict.Unreadable(file, e.code(), message(e));
            case BundleException e -> new Verdict.Refused(file, e.code(), e.entry(), e.offset(), message(e));
            case RuleUpdateException e -> refused(file, e.code(), e.entry(), e);
            case TrustException e -> refused(file, e.code(), Optional.empty(), e);
            case ReceiptException e -> refused(file, e.code(), Optional.empty(), e);
            case MediumException e
            when e.finding() == MediumCode.MEDIUM_UNREADABLE || e.finding() == MediumCode.MEDIUM_MISSING ->
                new Verdict.Unreadable(file, e.code(), message(e));
            case MediumException e ->
                refused(file, e.code(), Optional.of(e.culprit()).filter(culprit -> !culprit.isEmpty()), e);
            case FileRefusedException e -> refused(file, e.code(), e.entry(), e);
            case UncheckedIOException e ->
                new Verdict.Unreadable(file, FILE_UNREADABLE, "cannot be read: " + message(e));
            default -> throw failure;
        };
    }

    static Verdict unreadable(String file, IOException e) {
        return new Verdict.Unreadable(file, FILE_UNREADABLE, "cannot be read: " + message(e));
    }

    private static Verdict refused(String file, String code, Optional<String> entry, Exception e) {
        return new Verdict.Refused(file, code, entry, OptionalLong.empty(), message(e));
    }

    private static String message(Exception e) {
        return Printable.text(String.valueOf(e.getMessage()));
    }
}
