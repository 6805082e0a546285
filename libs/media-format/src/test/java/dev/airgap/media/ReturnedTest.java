package dev.airgap.media;

import static dev.airgap.media.Refusals.assertRefused;
import static dev.airgap.media.Scene.ID;
import static dev.airgap.media.Scene.OTHER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a site puts on a medium, and what the DMZ finds there. */
class ReturnedTest {

    private static final String RETURN = "airgap/" + ID + "/return";
    private static final byte[] RECEIPT = "a receipt".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Scene scene;
    private MediumWriter writer;

    @BeforeEach
    void aSealedMedium() throws Exception {
        scene = new Scene(folder);
        scene.writeAndSeal();
        writer = MediumWriter.open(scene.medium);
    }

    @Test
    void findsWhatTheSiteReturned() {
        writer.writeReturn(ID, name(12), RECEIPT);

        assertThat(reader().returned()).containsExactly(new ReturnedFile(ID, name(12), RECEIPT));
    }

    @Test
    void findsNothingOnAMediumThatWasNotAnsweredOrIsEmpty() throws Exception {
        assertThat(reader().returned()).isEmpty();

        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(MediumReader.open(empty).returned()).isEmpty();
    }

    @Test
    void leavesTheMediumReadableAtTheSite() {
        writer.writeReturn(ID, name(12), RECEIPT);

        scene.stage().publish();

        assertThat(scene.logTarget).exists();
    }

    @Test
    void findsReturnsOfSealedAndUnsealedTransfersInOrder() throws Exception {
        Files.createDirectories(scene.onMedium("airgap/" + OTHER_ID + "/payload"));
        writer.writeReturn(OTHER_ID, name(2), RECEIPT);
        writer.writeReturn(ID, name(3), RECEIPT);

        assertThat(reader().returned()).extracting(ReturnedFile::transferId).containsExactly(ID, OTHER_ID);
    }

    @Test
    void removesOlderReceiptsAndLeftoversAndNothingElse() throws Exception {
        writer.writeReturn(ID, name(3), RECEIPT);
        Files.writeString(scene.onMedium(RETURN + "/.receipt-00000004.dsse.json.part"), "{");
        Files.writeString(scene.onMedium(RETURN + "/" + name(9)), "newer");
        Files.writeString(scene.onMedium(RETURN + "/stranger"), "x");

        writer.writeReturn(ID, name(5), RECEIPT);

        assertThat(Scene.names(scene.onMedium(RETURN))).containsExactly(name(5), name(9), "stranger");
    }

    @Test
    void replacesAReceiptOfTheSameNumber() {
        writer.writeReturn(ID, name(5), new byte[] {1});
        writer.writeReturn(ID, name(5), RECEIPT);

        assertThat(reader().returned()).containsExactly(new ReturnedFile(ID, name(5), RECEIPT));
    }

    @Test
    void answersEvenToAMediumThatItRefuses() throws Exception {
        Files.writeString(scene.onMedium("holiday.jpg"), "x");
        Files.writeString(scene.onMedium("airgap/" + ID + "/payload/added.zip"), "x");

        writer.writeReturn(ID, name(5), RECEIPT);

        assertThat(scene.onMedium(RETURN + "/" + name(5))).hasBinaryContent(RECEIPT);
    }

    @Test
    void findsTheAnswerToATransferThatItsSiteRefused() throws Exception {
        Files.writeString(scene.onMedium("airgap/" + ID + "/payload/added.zip"), "x");
        writer.writeReturn(ID, name(5), RECEIPT);

        assertThat(reader().returned()).hasSize(1);
    }

    @Test
    void writesNothingForATransferThatIsNotThere() {
        assertRefused(
                MediumCode.MEDIUM_FILE_MISSING,
                "airgap/" + OTHER_ID,
                () -> writer.writeReturn(OTHER_ID, name(1), RECEIPT));
    }

    @Test
    void writesNothingThroughASymbolicLink() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(scene.onMedium(RETURN), outside);

        assertRefused(
                MediumCode.MEDIUM_UNWRITABLE, RETURN + "/" + name(1), () -> writer.writeReturn(ID, name(1), RECEIPT));
        assertThat(outside).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "receipt-1.dsse.json",
                "receipt-000000001.dsse.json",
                "receipt-0000000a.dsse.json",
                "receipt-00000001.dsse.json.part",
                "../receipt-00000001.dsse.json",
                "need-list.dsse.json"
            })
    void writesNothingUnderAnotherName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> writer.writeReturn(ID, name, RECEIPT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return/autorun.inf",
                "return/receipt-1.dsse.json",
                "return/receipt-00000001.dsse.json.exe",
                "return/checkpoint.txt",
                "return/.hidden",
                "notes.txt"
            })
    void refusesWhatMayNotLieThere(String added) throws Exception {
        writer.writeReturn(ID, name(1), RECEIPT);
        Files.writeString(scene.onMedium("airgap/" + ID + "/" + added), "x");

        assertRefused(MediumCode.MEDIUM_FILE_ADDED, "airgap/" + ID + "/" + added, () -> reader().returned());
    }

    @Test
    void refusesAFolderOrALinkInPlaceOfAReceipt() throws Exception {
        Files.createDirectories(scene.onMedium(RETURN + "/" + name(1)));
        assertRefused(MediumCode.MEDIUM_FILE_ADDED, RETURN + "/" + name(1), () -> reader().returned());

        Files.delete(scene.onMedium(RETURN + "/" + name(1)));
        Path outside = Files.writeString(folder.resolve("secret"), "x");
        Files.createSymbolicLink(scene.onMedium(RETURN + "/" + name(1)), outside);
        assertRefused(MediumCode.MEDIUM_FILE_ADDED, RETURN + "/" + name(1), () -> reader().returned());
    }

    @Test
    void refusesAReceiptThatNeverEnds() throws Exception {
        writer.writeReturn(ID, name(1), RECEIPT);
        try (RandomAccessFile file =
                new RandomAccessFile(scene.onMedium(RETURN + "/" + name(1)).toFile(), "rw")) {
            file.setLength((8L << 20) + 1);
        }

        assertRefused(MediumCode.MEDIUM_FILE_ADDED, RETURN + "/" + name(1), () -> reader().returned());
    }

    @Test
    void refusesAMediumWithAStranger() throws Exception {
        Files.writeString(scene.onMedium("holiday.jpg"), "x");

        assertRefused(MediumCode.MEDIUM_UNEXPECTED_FILE, "holiday.jpg", () -> reader().returned());
    }

    private MediumReader reader() {
        return MediumReader.open(scene.medium);
    }

    private static String name(int number) {
        return "receipt-%08d.dsse.json".formatted(number);
    }
}
