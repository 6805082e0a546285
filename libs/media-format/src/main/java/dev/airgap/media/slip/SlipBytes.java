package dev.airgap.media.slip;

import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.trust.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a slip says as bytes, each value in one way only: numbers as unsigned LEB128 in as few bytes as they need, digests and
 * transfer ids as they are.
 */
final class SlipBytes {

    /** Their position is what is written: new ones are added at the end. */
    private static final List<FileOutcome> OUTCOMES = List.of(
            FileOutcome.ACTIVATED,
            FileOutcome.SUPERSEDED,
            FileOutcome.REVERTED,
            FileOutcome.APPLIED,
            FileOutcome.ALREADY_APPLIED,
            FileOutcome.REJECTED,
            FileOutcome.PENDING);

    private static final int SHA256_BYTES = 32;
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int LONGEST_NUMBER_BITS = 63;

    private SlipBytes() {}

    static byte[] of(ReceiptSlip slip) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, slip.number());
        out.writeBytes(slip.receipt().bytes());
        number(out, slip.issuedAt().getEpochSecond());
        number(out, slip.rootVersion());
        number(out, slip.floor().epoch());
        number(out, slip.floor().sequence());
        ReceiptSlip.Served served = slip.served();
        number(out, served == null ? 0 : served.epoch());
        if (served != null) {
            number(out, served.sequence());
            out.writeBytes(served.bundleId().bytes());
        }
        number(out, slip.siteLogSize());
        number(out, slip.mirroredLogSize());
        number(out, slip.rules().size());
        slip.rules().forEach(rule -> {
            number(out, rule.length());
            out.writeBytes(rule.getBytes(StandardCharsets.US_ASCII));
        });
        number(out, slip.transfers().size());
        slip.transfers().forEach(transfer -> write(out, transfer));
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, SlipTransfer transfer) {
        out.writeBytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(transfer.transferId().getMostSignificantBits())
                .putLong(transfer.transferId().getLeastSignificantBits())
                .array());
        number(out, transfer.refused() ? 1 : 0);
        number(out, transfer.outcomes().size());
        transfer.outcomes().forEach(outcome -> number(out, OUTCOMES.indexOf(outcome)));
    }

    private static void number(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest > SEVEN_BITS) {
            out.write((int) (rest & SEVEN_BITS) | MORE);
            rest >>>= Byte.SIZE - 1;
        }
        out.write((int) rest);
    }

    /**
     * Reads what {@link #of} wrote, and leaves the buffer behind it.
     *
     * @throws IllegalArgumentException for anything else
     */
    static ReceiptSlip read(ByteBuffer in) {
        return new ReceiptSlip(
                number(in),
                digest(in),
                Instant.ofEpochSecond(atMost(in, Integer.MAX_VALUE * 4L, "time")),
                (int) atMost(in, Integer.MAX_VALUE, "root version"),
                new Receipt.Floor(number(in), number(in)),
                served(in),
                number(in),
                number(in),
                list(in, ReceiptSlip.MOST_RULES, () -> text(in)),
                list(in, ReceiptSlip.MOST_TRANSFERS, () -> transfer(in)));
    }

    private static ReceiptSlip.@Nullable Served served(ByteBuffer in) {
        long epoch = number(in);
        if (epoch == 0) {
            return null;
        }
        long sequence = number(in);
        return new ReceiptSlip.Served(digest(in), epoch, sequence);
    }

    private static SlipTransfer transfer(ByteBuffer in) {
        require(in, 2 * Long.BYTES);
        UUID id = new UUID(in.getLong(), in.getLong());
        boolean refused = atMost(in, 1, "flag") == 1;
        return new SlipTransfer(
                id,
                refused,
                list(
                        in,
                        SlipTransfer.MOST_FILES,
                        () -> OUTCOMES.get((int) atMost(in, OUTCOMES.size() - 1L, "outcome"))));
    }

    private static <T> List<T> list(ByteBuffer in, int most, Supplier<T> element) {
        long size = atMost(in, most, "list");
        List<T> elements = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            elements.add(element.get());
        }
        return elements;
    }

    private static String text(ByteBuffer in) {
        byte[] ascii = bytes(in, (int) atMost(in, ReceiptSlip.LONGEST_RULE, "text"));
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    private static Sha256 digest(ByteBuffer in) {
        return Sha256.ofDigest(bytes(in, SHA256_BYTES));
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        require(in, length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static long atMost(ByteBuffer in, long most, String what) {
        long value = number(in);
        if (value > most) {
            throw new IllegalArgumentException("a %s of %d, and %d is the most".formatted(what, value, most));
        }
        return value;
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < LONGEST_NUMBER_BITS; shift += Byte.SIZE - 1) {
            require(in, 1);
            byte next = in.get();
            value |= (long) (next & SEVEN_BITS) << shift;
            if ((next & MORE) == 0) {
                if (next == 0 && shift > 0) {
                    throw new IllegalArgumentException("a number is longer than it has to be");
                }
                return value;
            }
        }
        throw new IllegalArgumentException("a number has more than 63 bits");
    }

    private static void require(ByteBuffer in, int bytes) {
        if (in.remaining() < bytes) {
            throw new IllegalArgumentException("it ends too early");
        }
    }
}
