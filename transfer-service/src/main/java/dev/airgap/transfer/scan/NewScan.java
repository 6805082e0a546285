package dev.airgap.transfer.scan;

import dev.airgap.trust.Sha256;
import java.util.regex.Pattern;

/**
 * A report to be attached.
 *
 * @param name of the file, 1 to 200 printable characters
 * @param report its bytes, 1 to {@value #MOST_BYTES}
 */
public record NewScan(ScanVerdict verdict, String name, byte[] report) {

    public static final int MOST_BYTES = 16 << 20;

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/\\\\]{1,200}");

    /** @throws IllegalArgumentException naming what is not as it should be */
    public NewScan {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name has to be the name of a file, of at most 200 characters");
        }
        if (report.length == 0 || report.length > MOST_BYTES) {
            throw new IllegalArgumentException("the report has to have 1 byte to 16 MiB");
        }
        report = report.clone();
    }

    @Override
    public byte[] report() {
        return report.clone();
    }

    Sha256 sha256() {
        return Sha256.of(report);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewScan that
                && verdict == that.verdict
                && name.equals(that.name)
                && sha256().equals(that.sha256());
    }

    @Override
    public int hashCode() {
        return sha256().hashCode();
    }

    @Override
    public String toString() {
        return verdict + " " + name + " " + sha256();
    }
}
