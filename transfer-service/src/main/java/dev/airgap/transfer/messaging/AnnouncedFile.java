package dev.airgap.transfer.messaging;

import dev.airgap.contracts.data.BundleReleased;
import dev.airgap.contracts.data.RuleUpdateExported;
import dev.airgap.kit.inbox.PoisonMessageException;
import dev.airgap.media.FileKind;
import dev.airgap.media.TransferFile;
import dev.airgap.transfer.custody.CarriedFile;
import dev.airgap.trust.Sha256;

/** A file as its producer announced it. */
final class AnnouncedFile {

    private AnnouncedFile() {}

    static CarriedFile of(BundleReleased bundle, String eventId) {
        return file(
                bundle.fileName(),
                FileKind.BUNDLE,
                bundle.size(),
                bundle.sha256(),
                bundle.bundleId(),
                bundle.bundleId(),
                eventId);
    }

    static CarriedFile of(RuleUpdateExported update, String eventId) {
        return file(
                update.fileName(),
                FileKind.RULE_UPDATE,
                update.size(),
                update.sha256(),
                update.ruleUpdateId(),
                update.number(),
                eventId);
    }

    private static CarriedFile file(
            String name, FileKind kind, long size, String sha256, String id, String origin, String eventId) {
        try {
            return new CarriedFile(new TransferFile(name, kind, size, Sha256.parse(sha256), id), origin, eventId);
        } catch (IllegalArgumentException e) {
            throw new PoisonMessageException("FILE_NOT_CARRIABLE", String.valueOf(e.getMessage()));
        }
    }
}
