package dev.airgap.transfer.hold;

/**
 * Why no medium is read.
 *
 * @param transferId the transfer that brought the fork
 * @param code what is wrong with the log it brought
 * @param detail the same for people
 */
public record Hold(String transferId, String code, String detail) {}
