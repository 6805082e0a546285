package dev.airgap.transfer.preflight;

import dev.airgap.inspect.SiteDisk;
import dev.airgap.inspect.SiteKnowledge;
import dev.airgap.kit.zone.Here;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.transfer.arrival.InstallDisk;
import dev.airgap.transfer.returned.AcceptedReceipt;
import dev.airgap.transfer.returned.AcceptedReceipts;
import dev.airgap.transfer.returned.ReceiptForm;
import dev.airgap.transfer.returned.SiteReport;
import dev.airgap.transfer.site.Site;
import dev.airgap.transfer.site.SiteState;
import dev.airgap.trust.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What this zone knows of the site: there what it serves, in the DMZ what its newest receipt said. */
@ApplicationScoped
class WhatIsKnown {

    private final AcceptedReceipts receipts;
    private final Site site;
    private final InstallDisk disk;
    private final Here here;

    WhatIsKnown(AcceptedReceipts receipts, Site site, InstallDisk disk, Here here) {
        this.receipts = receipts;
        this.site = site;
        this.disk = disk;
        this.here = here;
    }

    SiteKnowledge ofTheSite() {
        return here.isDmz() ? asItSaid() : asItIs();
    }

    /** Where it would be copied to; in the DMZ that is not known. */
    Optional<SiteDisk> disk() {
        OptionalLong free = here.isDmz() ? OptionalLong.empty() : disk.freeBytes();
        return free.isPresent() ? Optional.of(new SiteDisk(free.getAsLong(), false)) : Optional.empty();
    }

    private SiteKnowledge asItSaid() {
        return receipts.newest()
                .map(AcceptedReceipt::report)
                .map(WhatIsKnown::of)
                .orElseGet(() -> new SiteKnowledge(Optional.of(here.site()), Optional.empty(), Optional.empty()));
    }

    private static SiteKnowledge of(SiteReport report) {
        Set<String> held = report.held().stream().map(Sha256::hex).collect(Collectors.toUnmodifiableSet());
        return new SiteKnowledge(
                Optional.of(report.site()),
                Optional.of(new SiteKnowledge.Floor(
                        report.floor().epoch(),
                        report.floor().sequence(),
                        Optional.ofNullable(report.servedBundle()).map(Sha256::hex))),
                // A slip does not say what is held.
                report.form() == ReceiptForm.FILE ? Optional.of(held) : Optional.empty());
    }

    private SiteKnowledge asItIs() {
        SiteState state = site.state();
        return new SiteKnowledge(
                Optional.of(here.site()),
                Optional.of(new SiteKnowledge.Floor(
                        state.floorEpoch(),
                        state.floorSequence(),
                        Optional.ofNullable(state.served()).map(SiteState.Served::bundleId))),
                Optional.of(Set.copyOf(site.held(Receipt.MOST_HELD))));
    }
}
