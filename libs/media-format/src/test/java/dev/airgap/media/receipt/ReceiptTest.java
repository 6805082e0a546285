package dev.airgap.media.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.airgap.media.FileKind;
import dev.airgap.media.log.InclusionProof;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.MalformedException;
import dev.airgap.trust.MerkleTree;
import dev.airgap.trust.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptTest {

    @Test
    void readsWhatItWrote() {
        Receipt receipt = Receipts.aReceipt(12);

        Receipt read = Receipt.parse(receipt.toPayload());

        assertThat(read).isEqualTo(receipt);
        assertThat(read.digest()).isEqualTo(Sha256.of(receipt.toPayload()));
        assertThat(read.fileName()).isEqualTo("receipt-00000012.dsse.json");
    }

    @Test
    void readsTheVeryFirstOne() {
        Receipt first = Receipts.theFirst();

        assertThat(Receipt.parse(first.toPayload())).isEqualTo(first);
        assertThat(first.toPayload())
                .asString(StandardCharsets.UTF_8)
                .contains("\"floor\":{\"epoch\":0,\"sequence\":0}")
                .doesNotContain("previous", "served", "mirror");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema\":1 | \"schema\":2 | $.schema",
                "\"schema\":1 | \"schema\": 1 | one spelling",
                "\"schema\":1 | \"schema\":1,\"more\":1 | $.more",
                "\"site\":\"plant-1\" | \"site\":\"\" | $",
                "\"number\":12 | \"number\":0 | $",
                "\"number\":12 | \"number\":100000000 | $",
                "\"number\":12 | \"number\":1 | previous",
                "\"rootVersion\":2 | \"rootVersion\":0 | $.rootVersion",
                "\"epoch\":1,\"sequence\":5 | \"epoch\":-1,\"sequence\":5 | $.floor",
                "\"epoch\":1,\"sequence\":5 | \"epoch\":1,\"sequence\":5,\"more\":1 | $.floor.more",
                "\"snapshotDigest\" | \"snapshotDigist\" | $.served.snapshotDigest",
                "\"held\":[\" | \"held\":[\"0 | $",
                "\"cycle\":\"cycle-1\" | \"cycle\":\"\" | $.transfers[0]",
                "\"code\":\"BUNDLE_TAMPERED\" | \"code\":\"a\\nb\" | $.transfers[0].files[0]",
                "\"outcome\":\"REJECTED\" | \"outcome\":\"EATEN\" | $.transfers[0].files[0].outcome",
                "\"outcome\":\"REJECTED\" | \"outcome\":\"REJECTED\",\"more\":1 | $.transfers[0].files[0].more",
                "\"kind\":\"bundle\" | \"kind\":\"program\" | $.transfers[0].files[0].kind",
                "\"rules\":[\"26-001\"] | \"rules\":[\"\"] | $",
                "plant-1/dmz | plant 1 | $.mirror",
                "\"size\":52 | \"size\":-1 | $.mirror",
                "\"consistencyFrom\":40 | \"consistencyFrom\":-1 | $.log",
                "\"checkpoint\":\" | \"checkpoint\":\"* | $.log.checkpoint",
                "\"policy\":\"events\" | \"policy\":\"all\" | $.policy",
                "\"policy\":\"events\" | \"policy\":\"none\" | steps",
                "\"index\":3 | \"index\":-1 | $.steps[0]",
            })
    void refusesAMemberThatIsNotAsItShouldBe(String member, String replacement, String named) {
        String payload = new String(Receipts.aReceipt(12).toPayload(), StandardCharsets.UTF_8);
        assertThat(payload).contains(member);
        byte[] changed = payload.replace(member, replacement).getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Receipt.parse(changed))
                .withMessageContaining(named);
    }

    @Test
    void isBounded() {
        List<Sha256> held = Collections.nCopies(33, Receipts.DIGEST);
        assertThatIllegalArgumentException().isThrownBy(() -> Receipts.with(held, List.of()));
        List<ReceiptTransfer> transfers = IntStream.range(0, 101)
                .mapToObj(i -> new ReceiptTransfer("t" + i, "c", null, null, List.of()))
                .toList();
        assertThatIllegalArgumentException().isThrownBy(() -> Receipts.with(List.of(), transfers));
        Receipts.with(held.subList(0, 32), transfers.subList(0, 100));
    }

    @Test
    void namesATransferOnce() {
        ReceiptTransfer transfer = new ReceiptTransfer("t", "c", null, null, List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> Receipts.with(List.of(), List.of(transfer, transfer)));
    }

    @Test
    void cutsAReasonThatIsTooLong() {
        String endless = "x".repeat(499) + "\ud83d\ude00" + "y".repeat(1_000_000);

        ReceiptFile file =
                new ReceiptFile("a.zip", FileKind.BUNDLE, "id", FileOutcome.REJECTED, "BUNDLE_TAMPERED", endless);

        assertThat(file.detail()).isEqualTo("x".repeat(499));
        assertThat(new ReceiptTransfer("t", "c", "MEDIUM_FILE_CHANGED", endless, List.of(file)).detail())
                .hasSize(499);
    }

    @ParameterizedTest
    @EnumSource(FileOutcome.class)
    void isDecidedUnlessAFileIsPending(FileOutcome outcome) {
        ReceiptFile file = new ReceiptFile("a.zip", FileKind.BUNDLE, "id", outcome, null, null);
        ReceiptTransfer transfer = new ReceiptTransfer("t", "c", null, null, List.of(Receipts.REJECTED, file));

        assertThat(outcome.isFinal()).isEqualTo(outcome != FileOutcome.PENDING);
        assertThat(transfer.isFinal()).isEqualTo(outcome != FileOutcome.PENDING);
        assertThat(transfer.file("id")).contains(file);
        assertThat(transfer.file("other")).isEmpty();
    }

    @Test
    void comparesFloorsByEpochThenSequence() {
        assertThat(new Receipt.Floor(2, 1)).isGreaterThan(new Receipt.Floor(1, 900));
        assertThat(new Receipt.Floor(2, 2)).isGreaterThan(new Receipt.Floor(2, 1));
        assertThat(new Receipt.Floor(0, 0)).isEqualByComparingTo(Receipt.Floor.NONE);
    }

    @Test
    void provesItsSteps() {
        byte[] first = {1};
        byte[] second = {2};
        byte[] root = MerkleTree.nodeHash(MerkleTree.leafHash(first), MerkleTree.leafHash(second));
        Checkpoint checkpoint = new Checkpoint("plant-1/airgap", 2, root);
        InclusionProof proof = new InclusionProof(1, List.of(Sha256.ofDigest(MerkleTree.leafHash(first))));

        assertThat(new LoggedStep(second, proof).isIn(checkpoint)).isTrue();
        assertThat(new LoggedStep(first, proof).isIn(checkpoint)).isFalse();
    }
}
