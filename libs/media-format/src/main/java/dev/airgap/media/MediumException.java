package dev.airgap.media;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A medium was refused, or could not be written or read. Nothing was published: no file has its final name because of a
 * call that ended with this.
 */
public final class MediumException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final MediumCode finding;
    private final String culprit;

    MediumException(MediumCode finding, String culprit, String message, @Nullable Throwable cause) {
        super(culprit.isEmpty() ? message : culprit + ": " + message, cause);
        this.finding = Objects.requireNonNull(finding);
        this.culprit = culprit;
    }

    MediumException(MediumCode finding, String culprit, String message) {
        this(finding, culprit, message, null);
    }

    static MediumException unwritable(String shown, IOException e) {
        MediumCode code = Durable.isNoSpace(e) ? MediumCode.MEDIUM_FULL : MediumCode.MEDIUM_UNWRITABLE;
        return new MediumException(code, shown, "could not be written: " + Durable.reason(e), e);
    }

    /** The finding. */
    public MediumCode finding() {
        return finding;
    }

    /** The stable code of the finding, as shown to people and written into events. */
    public String code() {
        return finding.name();
    }

    /** The file or folder it is about, relative to the medium with {@code /}; empty when it is about the medium itself. */
    public String culprit() {
        return culprit;
    }
}
