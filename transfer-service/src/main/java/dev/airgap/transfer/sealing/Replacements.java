package dev.airgap.transfer.sealing;

import dev.airgap.media.MediumReader;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.VolumeManifest;
import dev.airgap.transfer.custody.SealRecord;
import dev.airgap.transfer.custody.SealedAnew;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.medium.MediumPlaces;
import dev.airgap.transfer.medium.RegisteredMedium;
import dev.airgap.transfer.trust.SigningKey;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Seals one volume once more, the same for another medium, when its medium was damaged or lost on the way. */
@ApplicationScoped
public class Replacements {

    private final SealRecord record;
    private final MediumPlaces places;
    private final SigningKey key;
    private final Clock clock;

    Replacements(SealRecord record, MediumPlaces places, SigningKey key, Clock clock) {
        this.record = record;
        this.places = places;
        this.key = key;
        this.clock = clock;
    }

    /**
     * A crash in here leaves a manifest that nobody gives out, and that the next replacement replaces.
     *
     * @param mediumId a registered medium
     * @param sealNumber of the seal that will close its bag
     * @throws dev.airgap.kit.problem.ProblemException VOLUME_UNKNOWN, FOUR_EYES
     * @throws dev.airgap.transfer.custody.StepNotPossibleException if the transfer is not sealed, or the site has answered
     * @throws dev.airgap.transfer.medium.MediumRefusedException as when it is written
     */
    @Transactional
    public Transfer replace(String transferId, int number, String mediumId, String sealNumber, String actor) {
        RegisteredMedium medium = record.replacing(transferId, number, mediumId, actor);
        Path folder = places.of(transferId, number, true);
        VolumeManifest before = MediumReader.open(folder).claimed(transferId);
        VolumeManifest after = new VolumeManifest(
                before.transferId(),
                before.volume(),
                medium.serial(),
                sealNumber,
                before.site(),
                before.cycle(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                before.files(),
                before.log(),
                before.roots(),
                before.receiptKnown());
        byte[] envelope = Envelope.sign(
                        PayloadTypes.TRANSFER, after.toPayload(), List.of(key.as(Role.TRANSFER, after.site())))
                .toBytes();
        MediumWriter.open(folder).seal(after, envelope);
        return record.replaced(
                transferId,
                number,
                medium,
                new SealedAnew(new String(envelope, StandardCharsets.UTF_8), sealNumber, actor));
    }
}
