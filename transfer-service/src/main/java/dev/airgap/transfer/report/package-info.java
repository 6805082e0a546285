/**
 * What a receipt says of transfers, as events say it; the same in both zones.
 */
@NullMarked
package dev.airgap.transfer.report;

import org.jspecify.annotations.NullMarked;
