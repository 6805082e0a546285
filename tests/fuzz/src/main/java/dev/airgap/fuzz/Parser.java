package dev.airgap.fuzz;

import dev.airgap.bundle.BundleException;
import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.ChangeReader;
import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.Expectations;
import dev.airgap.bundle.HeldSnapshots;
import dev.airgap.bundle.IndexChange;
import dev.airgap.bundle.IndexReader;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.OverrideException;
import dev.airgap.bundle.Progress;
import dev.airgap.bundle.SignedOverride;
import dev.airgap.media.VolumeManifest;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.media.enrolment.KeyCardException;
import dev.airgap.media.log.LogSegmentException;
import dev.airgap.media.log.LogSegmentReader;
import dev.airgap.media.need.NeedList;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptException;
import dev.airgap.media.slip.SignedSlip;
import dev.airgap.media.slip.SlipException;
import dev.airgap.media.slip.SlipText;
import dev.airgap.ruleupdate.RuleUpdateException;
import dev.airgap.ruleupdate.RuleUpdateManifest;
import dev.airgap.ruleupdate.RuleUpdateReader;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import dev.airgap.trust.VerificationKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that reads bytes before, or in order to find out whether, anybody vouches for them. */
public enum Parser {
    ENVELOPE {
        @Override
        void read(byte[] input, World world) {
            Envelope read = Envelope.parse(input, BundleReader.MAX_ENVELOPE);
            same(read, Envelope.parse(read.toBytes(), LARGE));
        }
    },
    ROOT {
        @Override
        void read(byte[] input, World world) {
            TrustedRoot walked = world.root().walk(List.of(input));
            require(
                    walked.document().version() <= world.root().document().version() + 1,
                    "a root was walked to that skips one");
        }
    },
    ROOT_DOCUMENT {
        @Override
        void read(byte[] input, World world) {
            RootDocument read = RootDocument.parse(input);
            same(read.version(), RootDocument.parse(read.toPayload()).version());
        }
    },
    KEY {
        @Override
        void read(byte[] input, World world) {
            VerificationKey key = VerificationKey.of(input);
            same(key.id(), VerificationKey.of(key.spki()).id());
            key.verifies(input, input);
        }
    },
    SIGNED_NOTE {
        @Override
        void read(byte[] input, World world) {
            Checkpoint.verify(input, World.ORIGIN, List.of(world.speaker().verificationKey()));
        }
    },
    MANIFEST {
        @Override
        void read(byte[] input, World world) {
            Manifest read = Manifest.parse(input);
            same(read, Manifest.parse(read.toPayload()));
        }
    },
    INDEX {
        @Override
        void read(byte[] input, World world) throws IOException {
            try (IndexReader records = new IndexReader(new ByteArrayInputStream(input))) {
                while (records.hasNext()) {
                    IndexRecord next = records.next();
                    same(next, IndexRecord.parse(next.toLine()));
                }
            }
        }
    },
    CHANGES {
        @Override
        void read(byte[] input, World world) throws IOException {
            try (ChangeReader changes = new ChangeReader(new ByteArrayInputStream(input))) {
                while (changes.hasNext()) {
                    IndexChange next = changes.next();
                    same(next, IndexChange.parse(next.toLine()));
                }
            }
        }
    },
    ZIP {
        @Override
        void read(byte[] input, World world) throws IOException {
            StrictZip.read(world.file("any.zip", input));
        }
    },
    BUNDLE {
        @Override
        void read(byte[] input, World world) throws IOException {
            Path file = world.file(Manifest.fileName(World.SITE, 1, 1), input);
            ContentStore store = world.store();
            Optional<String> checked = refusal(file, world, reader -> reader.check(Progress.IGNORED));
            Optional<String> extracted =
                    refusal(file, world, reader -> reader.extract(store, HeldSnapshots.NONE, Progress.IGNORED));
            same(checked, extracted);
            if (checked.isPresent()) {
                throw new BundleException(BundleException.Code.valueOf(checked.get()), "by both");
            }
        }

        private Optional<String> refusal(Path file, World world, Reading reading) throws IOException {
            try (BundleReader reader = BundleReader.open(file)) {
                TrustedRoot newest = world.root().walk(reader.roots());
                reader.verify(newest, new Expectations(World.SITE, World.NOW, "0.1.0"));
                reading.read(reader);
                return Optional.empty();
            } catch (BundleException e) {
                return Optional.of(e.code());
            }
        }
    },
    OVERRIDE {
        @Override
        void read(byte[] input, World world) {
            SignedOverride read = SignedOverride.parse(input);
            same(read, SignedOverride.parse(read.toPayload()));
        }
    },
    RULE_UPDATE {
        @Override
        void read(byte[] input, World world) throws IOException {
            try (RuleUpdateReader reader = RuleUpdateReader.open(world.file("26-001.dsru", input))) {
                reader.verify(world.root(), World.SITE, "26-001.dsru");
                reader.extract(world.store());
            }
        }
    },
    RULE_UPDATE_MANIFEST {
        @Override
        void read(byte[] input, World world) {
            RuleUpdateManifest read = RuleUpdateManifest.parse(input);
            same(read, RuleUpdateManifest.parse(read.toPayload()));
        }
    },
    RECEIPT {
        @Override
        void read(byte[] input, World world) {
            Receipt read = Receipt.parse(input);
            same(read, Receipt.parse(read.toPayload()));
        }
    },
    NEED_LIST {
        @Override
        void read(byte[] input, World world) {
            NeedList read = NeedList.parse(input);
            same(read, NeedList.parse(read.toPayload()));
        }
    },
    SLIP {
        @Override
        void read(byte[] input, World world) {
            SignedSlip.verify(input, world.root(), World.SITE);
        }
    },
    SLIP_TEXT {
        @Override
        void read(byte[] input, World world) {
            byte[] read = SlipText.bytes(new String(input, StandardCharsets.UTF_8));
            require(
                    Arrays.equals(read, SlipText.bytes(String.join("\n", SlipText.lines(read)))),
                    "what was read is written as something else");
        }
    },
    TRANSFER_MANIFEST {
        @Override
        void read(byte[] input, World world) {
            VolumeManifest read = VolumeManifest.parse(input);
            same(read, VolumeManifest.parse(read.toPayload()));
        }
    },
    KEY_CARD {
        @Override
        void read(byte[] input, World world) {
            KeyCard read = KeyCard.verify(input);
            require(read.toPayload().length > 0, "a card says nothing");
        }
    },
    LOG_SEGMENT {
        @Override
        void read(byte[] input, World world) throws IOException {
            try (LogSegmentReader reader = new LogSegmentReader(new ByteArrayInputStream(input))) {
                while (reader.nextValue().isPresent()) {
                    // Only reading shows whether the next one can be read.
                }
                while (reader.nextProof().isPresent()) {
                    // Likewise.
                }
            }
        }
    };

    private static final int LARGE = 4 << 20;

    /** What is done with a bundle whose manifest was verified. */
    @FunctionalInterface
    interface Reading {

        void read(BundleReader reader) throws IOException;
    }

    abstract void read(byte[] input, World world) throws IOException;

    /**
     * Whether the input is accepted. Anything else than acceptance or a refusal leaves as an exception: that is a finding.
     */
    boolean accepts(byte[] input, World world) throws IOException {
        try {
            read(input, world);
            return true;
        } catch (TrustException
                | BundleException
                | RuleUpdateException
                | ReceiptException
                | SlipException
                | LogSegmentException
                | KeyCardException
                | OverrideException refusal) {
            return false;
        }
    }

    /** The resource folder of inputs that once were findings. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void same(Object first, Object second) {
        require(first.equals(second), "what was read is written as something else");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
