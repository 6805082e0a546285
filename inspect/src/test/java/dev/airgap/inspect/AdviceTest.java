package dev.airgap.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.bundle.BundleException;
import dev.airgap.media.MediumCode;
import dev.airgap.media.receipt.ReceiptException;
import dev.airgap.ruleupdate.RuleUpdateException;
import dev.airgap.trust.CheckpointException;
import dev.airgap.trust.RootException;
import dev.airgap.trust.UntrustedException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdviceTest {

    @Test
    void everyCodeOfTheTrustedLibrariesHasAdvice() {
        Advice advice = new Advice();
        assertThat(codes()).allMatch(advice::knows);
    }

    private static Stream<String> codes() {
        Stream<Enum<?>> enums = Stream.<Enum<?>[]>of(
                        BundleException.Code.values(),
                        RuleUpdateException.Code.values(),
                        MediumCode.values(),
                        ReceiptException.Finding.values(),
                        CheckpointException.Finding.values(),
                        RootException.Finding.values(),
                        UntrustedException.Finding.values())
                .flatMap(Arrays::stream);
        return Stream.concat(
                enums.map(Enum::name),
                Stream.of(
                        "ENVELOPE_MALFORMED",
                        "JSON_MALFORMED",
                        "KEY_MALFORMED",
                        "FILE_RENAMED",
                        "FILE_UNKNOWN",
                        "FILE_UNREADABLE"));
    }
}
