package dev.airgap.transfer.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "airgap.transfer")
interface ReceiptConfig {

    /** What a receipt may carry out beyond outcomes: none, result (their reasons), events (the steps, with proofs). */
    @WithDefault("result")
    String receiptPolicy();
}
