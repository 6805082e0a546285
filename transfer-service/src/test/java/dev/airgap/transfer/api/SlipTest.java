package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.media.KnownReceipt;
import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.slip.ReceiptSlip;
import dev.airgap.media.slip.SignedSlip;
import dev.airgap.media.slip.SlipText;
import dev.airgap.media.slip.SlipTransfer;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class SlipTest extends AirGapCase {

    @Test
    void saysInFewLinesWhatTheReceiptSays() {
        long number = receiptOfBoth();

        String text = slip(number, "/slip").statusCode(200).extract().asString();

        ReceiptSlip slip = read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(slip.number()).isEqualTo(number);
        assertThat(slip.receipt().hex())
                .isEqualTo(read("/api/v1/receipts/" + number).getString("sha256"));
        assertThat(slip.served()).isNotNull().satisfies(served -> {
            assertThat(served.bundleId().hex()).isEqualTo(bundleId);
            assertThat(served.sequence()).isEqualTo(sequence);
        });
        assertThat(slip.rules()).containsExactly(dsru.replace(".dsru", ""));
        assertThat(slip.transfers())
                .contains(new SlipTransfer(
                        UUID.fromString(id), false, List.of(FileOutcome.APPLIED, FileOutcome.ACTIVATED)));
    }

    @Test
    void isTheSameAsAPictureAndInATerminal() throws Exception {
        long number = receiptOfBoth();
        String text = slip(number, "/slip").statusCode(200).extract().asString();

        byte[] png = given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .accept("image/png")
                .get("/api/v1/receipts/" + number + "/slip/qr")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract()
                .asByteArray();
        String terminal = slip(number, "/slip/qr").extract().asString();

        byte[] typed = SlipText.bytes(text);
        assertThat(SlipText.bytes(scanned(ImageIO.read(new ByteArrayInputStream(png)))))
                .isEqualTo(typed);
        assertThat(SlipText.bytes(scanned(drawn(terminal)))).isEqualTo(typed);
        assertThat(terminal.lines()).as("fits on a screen").hasSizeLessThan(48).allMatch(line -> line.length() <= 80);
    }

    @Test
    void tellsTransfersUntilTheDmzSaysThatItKnows() {
        long first = receiptOfBoth();
        byte[] shown = slip(first, "/slip").extract().asByteArray();
        scene.clear();
        SlipTest next = new SlipTest();
        next.probe = probe;
        next.scene = scene;

        next.carryBoth(new KnownReceipt(first, 0, true));
        long second = next.receiptOf();

        assertThat(tellsOf(second)).contains(next.id).doesNotContain(id);
        awaitTransfer("CLOSED");
        assertThat(slip(first, "/slip").extract().asByteArray())
                .as("what was shown stays")
                .isEqualTo(shown);
    }

    @Test
    void tellsAgainWhatTheSlipOfAReceiptDidNotTell() {
        long first = receiptOfBoth();
        scene.clear();
        SlipTest next = new SlipTest();
        next.probe = probe;
        next.scene = scene;

        // Nobody was shown a slip of the first receipt, so the DMZ learned nothing of this transfer from it.
        next.carryBoth(new KnownReceipt(first, 0, true));
        long second = next.receiptOf();

        assertThat(tellsOf(second)).contains(next.id, id);
        assertThat(awaitTransfer("RECEIPTED").getLong("receiptNumber")).isEqualTo(first);
    }

    @Test
    void closesWhatWasTypedThoughItsMediumNeverCameForTheReceipt() {
        carryBoth();
        arrive();
        scene.plugged(false);
        long number;
        try {
            activated();
            rulesApplied();
            number = await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> read("/api/v1/receipts?limit=1"),
                            found -> id.equals(found.getString("items[0].transferId")))
                    .getLong("items[0].number");
            slip(number, "/slip").statusCode(200);
            awaitTransfer("DELIVERED");
            scene.emptyDrawer();
        } finally {
            scene.plugged(true);
        }
        SlipTest next = new SlipTest();
        next.probe = probe;
        next.scene = scene;
        next.carryBoth(new KnownReceipt(number, 0, true));
        next.arrive();

        assertThat(awaitTransfer("CLOSED").getLong("receiptNumber")).isEqualTo(number);
    }

    @Test
    void isForPeopleAndForReceiptsThatThereAre() {
        slip(99_999_999, "/slip").statusCode(404);
        given().get("/api/v1/receipts/1/slip").then().statusCode(401);
        given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .contentType("text/plain")
                .body("01: AAAA")
                .post("/api/v1/receipts/slips")
                .then()
                .statusCode(404);
    }

    private List<String> tellsOf(long number) {
        return read(slip(number, "/slip").extract().asByteArray()).transfers().stream()
                .map(told -> told.transferId().toString())
                .toList();
    }

    private long receiptOfBoth() {
        carryBoth();
        return receiptOf();
    }

    private long receiptOf() {
        arrive();
        activated();
        rulesApplied();
        return awaitTransfer("RECEIPTED").getLong("receiptNumber");
    }

    private ReceiptSlip read(byte[] text) {
        return SignedSlip.verify(
                SlipText.bytes(new String(text, StandardCharsets.UTF_8)), scene.root(), TransferScene.SITE);
    }

    private static ValidatableResponse slip(long number, String path) {
        return given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .accept("text/plain")
                .get("/api/v1/receipts/" + number + path)
                .then();
    }

    /** As a camera sees a dark terminal: what is printed is light. */
    private static BufferedImage drawn(String terminal) {
        List<String> lines = terminal.lines().toList();
        int scale = 4;
        BufferedImage image = new BufferedImage(
                lines.getFirst().length() * scale, lines.size() * 2 * scale, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                char block = lines.get(y / scale / 2).charAt(x / scale);
                boolean upper = y / scale % 2 == 0;
                boolean light = block == '█' || block == (upper ? '▀' : '▄');
                image.setRGB(x, y, light ? 0xffffff : 0);
            }
        }
        return image;
    }

    private static String scanned(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(
                                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
