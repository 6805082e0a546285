package dev.airgap.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Where a value no longer fits, and where it just does. */
class ZipLayoutTest {

    private static final long MAX_32 = 0xFFFFFFFFL;

    @Test
    void localHeaderNeedsZip64FromTheValueThatStandsForIt() {
        byte[] last = ZipLayout.local(new EntryHeader("a", Method.DEFLATED, 1, MAX_32 - 1, MAX_32 - 1));
        byte[] large = ZipLayout.local(new EntryHeader("a", Method.DEFLATED, 1, 5, MAX_32));
        byte[] largeStored = ZipLayout.local(new EntryHeader("a", Method.DEFLATED, 1, MAX_32, 5));

        assertThat(last).hasSize(31);
        assertThat(fields(last).getShort(4)).isEqualTo((short) 20);
        assertThat(fields(last).getInt(18)).isEqualTo(-2);
        assertThat(fields(last).getShort(28)).isZero();
        assertThat(large).hasSize(51);
        assertThat(fields(large).getShort(4)).isEqualTo((short) 45);
        assertThat(fields(large).getInt(18)).isEqualTo(-1);
        assertThat(fields(large).getInt(22)).isEqualTo(-1);
        assertThat(fields(large).getShort(28)).isEqualTo((short) 20);
        assertThat(fields(large).getLong(35)).isEqualTo(MAX_32);
        assertThat(fields(large).getLong(43)).isEqualTo(5);
        assertThat(fields(largeStored).getLong(35)).isEqualTo(5);
        assertThat(fields(largeStored).getLong(43)).isEqualTo(MAX_32);
    }

    @Test
    void centralRecordHoldsOnlyTheWideValuesThatItNeeds() {
        EntryHeader small = new EntryHeader("a", Method.DEFLATED, 1, 5, 6);
        EntryHeader large = new EntryHeader("a", Method.DEFLATED, 1, MAX_32 + 1, MAX_32 + 2);

        byte[] narrow = ZipLayout.central(small, MAX_32 - 1);
        byte[] far = ZipLayout.central(small, MAX_32);
        byte[] all = ZipLayout.central(large, MAX_32 + 3);

        assertThat(narrow).hasSize(47);
        assertThat(fields(narrow).getShort(6)).isEqualTo((short) 20);
        assertThat(fields(narrow).getInt(42)).isEqualTo(-2);
        assertThat(far).hasSize(59);
        assertThat(fields(far).getShort(6)).isEqualTo((short) 45);
        assertThat(fields(far).getShort(30)).isEqualTo((short) 12);
        assertThat(fields(far).getShort(49)).isEqualTo((short) 8);
        assertThat(fields(far).getLong(51)).isEqualTo(MAX_32);
        assertThat(all).hasSize(75);
        assertThat(fields(all).getInt(20)).isEqualTo(-1);
        assertThat(fields(all).getInt(24)).isEqualTo(-1);
        assertThat(fields(all).getShort(49)).isEqualTo((short) 24);
        assertThat(fields(all).getLong(51)).isEqualTo(MAX_32 + 2);
        assertThat(fields(all).getLong(59)).isEqualTo(MAX_32 + 1);
        assertThat(fields(all).getLong(67)).isEqualTo(MAX_32 + 3);
    }

    @Test
    void endNeedsZip64FromTheValueThatStandsForIt() {
        assertThat(ZipLayout.end(0xFFFE, MAX_32 - 1, MAX_32 - 1)).hasSize(22);
        assertThat(ZipLayout.end(0xFFFF, 1, 1)).hasSize(98);
        assertThat(ZipLayout.end(1, MAX_32, 1)).hasSize(98);
        assertThat(ZipLayout.end(1, 1, MAX_32)).hasSize(98);
        ByteBuffer end = fields(ZipLayout.end(70_000, 3, MAX_32));
        assertThat(end.capacity()).isEqualTo(98);
        assertThat(end.getLong(24)).isEqualTo(70_000);
        assertThat(end.getLong(32)).isEqualTo(70_000);
        assertThat(end.getLong(40)).isEqualTo(MAX_32);
        assertThat(end.getLong(48)).isEqualTo(3);
        assertThat(end.getLong(64)).isEqualTo(MAX_32 + 3);
        assertThat(end.getShort(84)).isEqualTo((short) -1);
        assertThat(end.getInt(88)).isEqualTo(-1);
        assertThat(end.getInt(92)).isEqualTo(3);
    }

    @Test
    void aHeaderTakesWhatCanBeWrittenAndNothingElse() {
        assertThat(new EntryHeader("!~".repeat(500), Method.STORED, MAX_32, 0, 0).name())
                .hasSize(1000);
        for (String name : new String[] {"", "a b", "a\u007f", "ü", "a".repeat(1001)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new EntryHeader(name, Method.STORED, 0, 0, 0));
        }
        for (long crc32 : new long[] {-1, MAX_32 + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new EntryHeader("a", Method.STORED, crc32, 0, 0));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryHeader("a", Method.DEFLATED, 0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryHeader("a", Method.DEFLATED, 0, 0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryHeader("a", Method.STORED, 0, 1, 2));
    }

    private static ByteBuffer fields(byte[] header) {
        return ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    }
}
