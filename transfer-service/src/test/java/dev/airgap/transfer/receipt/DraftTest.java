package dev.airgap.transfer.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.media.FileKind;
import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptFile;
import dev.airgap.media.receipt.ReceiptPolicy;
import dev.airgap.media.receipt.ReceiptTransfer;
import dev.airgap.transfer.auditlog.Statement;
import dev.airgap.transfer.outcome.CarriedOutcome;
import dev.airgap.transfer.outcome.Carry;
import dev.airgap.transfer.site.SiteState;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final Carry REFUSED_MEDIUM =
            new Carry("t2", 2, "c2", "MEDIUM_FILE_CHANGED", "byte 7", null, List.of(), 1, null);
    private static final Carry REJECTED_FILE = new Carry(
            "t1",
            1,
            "c1",
            null,
            null,
            null,
            List.of(new CarriedOutcome(
                    "a.zip", FileKind.BUNDLE, "b1", FileOutcome.REJECTED, "BUNDLE_EXPIRED", "yesterday", null)),
            1,
            null);

    @Test
    void givesReasonsAndTheDecidingStepsUnlessThePolicySaysOtherwise() throws IOException {
        Receipt receipt = receipt(ReceiptPolicy.RESULT, 3, 10);

        assertThat(receipt.transfers()).extracting(ReceiptTransfer::code).containsExactly("MEDIUM_FILE_CHANGED", null);
        assertThat(file(receipt).code()).isEqualTo("BUNDLE_EXPIRED");
        assertThat(receipt.steps()).hasSize(3);
    }

    @Test
    void givesOutcomesWithoutReasonsWhenThePolicyIsNone() throws IOException {
        Receipt receipt = receipt(ReceiptPolicy.NONE, 3, 10);

        assertThat(receipt.transfers().getFirst().code()).isEqualTo("REFUSED");
        assertThat(receipt.transfers().getFirst().detail()).isNull();
        assertThat(file(receipt).outcome()).isEqualTo(FileOutcome.REJECTED);
        assertThat(file(receipt).code()).isNull();
        assertThat(file(receipt).detail()).isNull();
        assertThat(receipt.steps()).isEmpty();
    }

    @Test
    void givesTheStepsWhenThePolicyIsEvents() throws IOException {
        assertThat(receipt(ReceiptPolicy.EVENTS, 3, 10).steps()).hasSize(3);
    }

    @Test
    void givesTheNewestStepsWhenThereAreTooManyForAReceipt() throws IOException {
        Receipt receipt = receipt(ReceiptPolicy.EVENTS, 20, 1 << 19);

        assertThat(receipt.steps()).hasSize(5);
        assertThat(receipt.steps().getLast().index()).isEqualTo(19);
    }

    private static ReceiptFile file(Receipt receipt) {
        return receipt.transfers().getLast().files().getFirst();
    }

    private static Receipt receipt(ReceiptPolicy policy, int steps, int stepBytes) throws IOException {
        Draft draft = new Draft(
                "plant-1",
                1,
                new SiteState(0, 0, null, null),
                List.of(),
                List.of(REFUSED_MEDIUM, REJECTED_FILE),
                statement(steps, stepBytes),
                policy);
        return draft.numbered(1, null, Instant.parse("2026-01-01T00:00:00.123456Z"));
    }

    private static Statement statement(int steps, int stepBytes) throws IOException {
        String value = Base64.getEncoder().encodeToString(new byte[stepBytes]);
        String path = String.join(",", Collections.nCopies(3, "\"" + "a".repeat(64) + "\""));
        List<String> json = java.util.stream.IntStream.range(0, steps)
                .mapToObj(i -> "{\"index\":%d,\"value\":\"%s\",\"path\":[%s]}".formatted(i, value, path))
                .toList();
        return new ObjectMapper()
                .readValue(
                        "{\"checkpoint\":\"YQ==\",\"consistencyFrom\":0,\"consistency\":[],\"steps\":[%s],\"mirror\":null}"
                                .formatted(String.join(",", json)),
                        Statement.class);
    }
}
