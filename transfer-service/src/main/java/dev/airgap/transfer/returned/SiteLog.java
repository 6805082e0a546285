package dev.airgap.transfer.returned;

import dev.airgap.media.receipt.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The site's log as a receipt shows it. */
final class SiteLog {

    /** A checkpoint's second line (c2sp.org/tlog-checkpoint). */
    private static final Pattern SIZE = Pattern.compile("\\A[^\\n]+\\n(0|[1-9][0-9]{0,17})\\n");

    private SiteLog() {}

    /**
     * The size that the checkpoint claims. The receipt's signature covers it; whether the log is sound, audit-service finds
     * out and says.
     *
     * @throws IllegalArgumentException if there is no size in it
     */
    static long sizeIn(Receipt receipt) {
        String note = new String(receipt.log().checkpoint(), StandardCharsets.UTF_8);
        Matcher size = SIZE.matcher(note);
        if (!size.find()) {
            throw new IllegalArgumentException("the checkpoint has no size");
        }
        return Long.parseLong(size.group(1));
    }
}
