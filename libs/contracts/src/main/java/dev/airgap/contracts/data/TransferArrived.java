package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/**
 * The medium is here, and its seal is that of the DMZ; its files are about to be read.
 *
 * @param custodian who received it
 * @param deliveredBy from whom
 * @param sealNumber that was on the bag
 * @param volume which of its media it is, from 1
 * @param volumes how many there are
 */
public record TransferArrived(
        String transferId,
        String mediumSerial,
        String manifestSha256,
        String custodian,
        @Nullable String deliveredBy,
        @Nullable String sealNumber,
        int volume,
        int volumes) {}
